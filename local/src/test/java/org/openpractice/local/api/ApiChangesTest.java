package org.openpractice.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One small pair of documents for each kind of change. */
class ApiChangesTest {

    private static final String LIST_VISITS = """
            /visits:
              get:
                operationId: VisitResource_list
                responses:
                  '200': {description: OK}
            """;

    @Test
    void aDocumentDoesNotDifferFromItself() {
        assertThat(changes(LIST_VISITS, LIST_VISITS)).isEmpty();
    }

    @Test
    void anOperationThatIsGoneBreaks() {
        assertThat(changes(LIST_VISITS, "{}")).containsExactly("breaks  GET /visits: removed");
    }

    @Test
    void anOperationThatIsNewDoesNot() {
        assertThat(changes("{}", LIST_VISITS)).containsExactly("adds    GET /visits: new");
    }

    @Test
    void aPathIsRenamedWhenItsOperationHasTheSameId() {
        assertThat(changes(LIST_VISITS, LIST_VISITS.replace("/visits", "/desk/encounters")))
                .containsExactly("breaks  GET /visits: renamed to /desk/encounters");
    }

    /** Of the second operation neither id nor schema say so: the word was renamed elsewhere. */
    @Test
    void aPathIsRenamedWhenAnotherWordStandsForTheSameFields() {
        String before = """
                /visits/{id}:
                  get:
                    operationId: VisitResource_read
                    responses:
                      '200': {content: {application/json: {schema: {properties: {patient: {type: string}, on: {type: string}}}}}}
                /visits/{id}/note:
                  get:
                    operationId: VisitResource_note
                    responses: {'200': {content: {text/plain: {}}}}
                """;
        String after = before.replace("/visits", "/encounters").replace("VisitResource", "EncounterResource");

        assertThat(changes(before, after))
                .containsExactly(
                        "breaks  GET /visits/{id}: renamed to /encounters/{id}",
                        "breaks  GET /visits/{id}/note: renamed to /encounters/{id}/note");
    }

    @Test
    void whatAnswersOtherFieldsIsAnotherOperation() {
        String before = answering("{type: object, properties: {patient: {type: string}}}");
        String after =
                answering("{type: object, properties: {payer: {type: string}}}").replace("/visits", "/claims");

        assertThat(changes(before, after)).containsExactly("breaks  GET /visits: removed", "adds    GET /claims: new");
    }

    @Test
    void theNameOfAPathParameterIsNothingToACaller() {
        assertThat(changes(
                        LIST_VISITS.replace("/visits", "/visits/{id}"),
                        LIST_VISITS.replace("/visits", "/visits/{visitId}")))
                .isEmpty();
    }

    @Test
    void parametersThatAreGoneOrNewlyRequiredBreak() {
        String before = withParameters("""
                - {name: from, in: query, schema: {type: string}}
                - {name: payer, in: query, schema: {type: string}}
                """);
        String after = withParameters("""
                - {name: payer, in: query, required: true, schema: {type: string}}
                - {name: to, in: query, schema: {type: string}}
                - {name: state, in: query, required: true, schema: {type: string}}
                """);

        assertThat(changes(before, after))
                .containsExactly(
                        "breaks  GET /visits: query parameter from removed",
                        "breaks  GET /visits: query parameter payer required",
                        "adds    GET /visits: query parameter to new",
                        "breaks  GET /visits: query parameter state new and required");
    }

    @Test
    void aParameterOfAnotherTypeBreaks() {
        assertThat(changes(
                        withParameters("- {name: from, in: query, schema: {type: string}}"),
                        withParameters("- {name: from, in: query, schema: {type: string, format: date}}")))
                .containsExactly("breaks  GET /visits: query parameter from changed from string to string(date)");
    }

    @Test
    void requestFieldsThatAreGoneOrNewlyRequiredBreak() {
        assertThat(
                        changes(
                                taking("{type: object, properties: {patient: {type: string}, on: {type: string}}}"),
                                taking(
                                        "{type: object, required: [on, payer], properties: {on: {type: string}, payer: {type: string}, note: {type: string}}}")))
                .containsExactly(
                        "breaks  POST /visits: request field patient removed",
                        "breaks  POST /visits: request field on required",
                        "breaks  POST /visits: request field payer new and required",
                        "adds    POST /visits: request field note new");
    }

    @Test
    void aFieldIsFoundInListsMapsAndReferences() {
        String before = taking("""
                {type: object, properties: {lines: {type: array, items: {type: object, additionalProperties: {$ref: '#/components/schemas/Line'}}}}}
                """.strip());

        assertThat(changes(
                        before + components("Line: {type: object, properties: {units: {type: integer}}}"),
                        before + components("Line: {type: object, properties: {units: {type: number}}}")))
                .containsExactly("breaks  POST /visits: request field lines[].*.units changed from integer to number");
    }

    @Test
    void aSchemaThatHoldsItselfIsReadOnce() {
        String document = taking("{$ref: '#/components/schemas/Node'}");

        assertThat(
                        changes(
                                document
                                        + components(
                                                "Node: {type: object, properties: {inner: {$ref: '#/components/schemas/Node'}, name: {type: string}}}"),
                                document
                                        + components(
                                                "Node: {type: object, properties: {inner: {$ref: '#/components/schemas/Node'}}}")))
                .containsExactly("breaks  POST /visits: request field name removed");
    }

    @Test
    void narrowerValuesOfARequestBreak() {
        assertThat(
                        changes(
                                taking(
                                        "{type: object, properties: {kind: {type: string, enum: [NEW, SEEN]}, units: {type: integer, maximum: 99}, note: {type: string}, state: {type: string}}}"),
                                taking(
                                        "{type: object, properties: {kind: {type: string, enum: [NEW, LATE]}, units: {type: integer, maximum: 9, minimum: 1}, note: {type: string, pattern: '\\S'}, state: {type: string, enum: [TX]}}}")))
                .containsExactly(
                        "breaks  POST /visits: request field kind without the value SEEN",
                        "adds    POST /visits: request field kind with the value LATE",
                        "breaks  POST /visits: request field units narrowed to maximum 9",
                        "breaks  POST /visits: request field units narrowed to minimum 1",
                        "breaks  POST /visits: request field note narrowed to the pattern \\S",
                        "breaks  POST /visits: request field state limited to TX");
    }

    @Test
    void widerValuesOfARequestDoNot() {
        assertThat(changes(
                        taking(
                                "{type: object, required: [note], properties: {note: {type: string, maxLength: 10, minLength: 1}}}"),
                        taking("{type: object, properties: {note: {type: string, maxLength: 20}}}")))
                .isEmpty();
    }

    @Test
    void aBodyThatBecomesRequiredBreaks() {
        String before = taking("{type: object}");

        assertThat(changes(before, before.replace("requestBody:", "requestBody:\n      required: true")))
                .containsExactly("breaks  POST /visits: request body required");
    }

    @Test
    void responseFieldsThatAreGoneOrOfAnotherTypeBreak() {
        assertThat(changes(
                        answering("{type: object, properties: {total: {type: string}, on: {type: string}}}"),
                        answering("{type: object, properties: {on: {type: [string, 'null']}, due: {type: string}}}")))
                .containsExactly(
                        "breaks  GET /visits: response field total removed",
                        "breaks  GET /visits: response field on changed from string to null or string",
                        "adds    GET /visits: response field due new");
    }

    @Test
    void anAnswerMayBeLimitedButLosesNoValueAndNoMediaType() {
        assertThat(
                        changes(
                                answering(
                                        "{type: object, properties: {state: {type: string, enum: [OPEN, PAID]}, note: {type: string}}}"),
                                answering(
                                        "{type: object, properties: {state: {type: string, enum: [OPEN]}, note: {type: string, maxLength: 9}}}")))
                .containsExactly("breaks  GET /visits: response field state without the value PAID");
        String document = answering("{type: object}");
        assertThat(changes(document, document.replace("application/json", "text/csv")))
                .containsExactly(
                        "breaks  GET /visits: response no longer as application/json",
                        "adds    GET /visits: response also as text/csv");
        assertThat(changes(document, document.replace("'200'", "'201'")))
                .containsExactly("breaks  GET /visits: answers 201, no longer 200");
    }

    /** Whoever sends what was sent before is understood when one of the variants is that. */
    @Test
    void aRequestMayBecomeOneOfSeveral() {
        assertThat(changes(
                        taking(
                                "{type: object, properties: {kind: {type: string, enum: [NEW, LATE, LOST]}, note: {type: string}}}"),
                        taking("""
                                {oneOf: [{$ref: '#/components/schemas/New'}, {$ref: '#/components/schemas/Late'}], discriminator: {propertyName: kind, mapping: {NEW: '#/components/schemas/New', LATE: '#/components/schemas/Late'}}}
                                """.strip()) + components("""
                                        New: {type: object, properties: {}}
                                            Late: {type: object, properties: {note: {type: string}}}
                                        """)))
                .containsExactly("breaks  POST /visits: request field kind without the value LOST");
    }

    @Test
    void aVariantThatIsGoneBreaks() {
        String parts = components("A: {type: object}\n    B: {type: object}\n    C: {type: object}");

        assertThat(changes(
                        taking("{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}") + parts,
                        taking("{oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}")
                                + parts))
                .containsExactly(
                        "breaks  POST /visits: request body without the variant A",
                        "adds    POST /visits: request body with the variant C");
    }

    @Test
    void partsOfASchemaArePutTogether() {
        assertThat(changes(
                        taking(
                                        "{allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {type: string}}}]}")
                                + components("A: {type: object, properties: {a: {type: string}}}"),
                        taking("{type: object, properties: {a: {type: string}}}")))
                .containsExactly("breaks  POST /visits: request field b removed");
    }

    @Test
    void aRoleThatIsGoneBreaks() {
        assertThat(changes(allowing("[biller, hr]"), allowing("[biller, provider]")))
                .containsExactly("breaks  GET /visits: role hr removed", "adds    GET /visits: role provider new");
        assertThat(changes(LIST_VISITS, allowing("[biller]"))).containsExactly("breaks  GET /visits: login required");
    }

    private static String allowing(String roles) {
        return LIST_VISITS + "    security: [{jwt: " + roles + "}]\n";
    }

    private static String withParameters(String parameters) {
        return LIST_VISITS + "    parameters:\n" + parameters.indent(4);
    }

    private static String taking(String schema) {
        return """
                /visits:
                  post:
                    requestBody:
                      content: {application/json: {schema: %s}}
                    responses: {'204': {description: No Content}}
                """.formatted(schema);
    }

    private static String answering(String schema) {
        return """
                /visits:
                  get:
                    responses: {'200': {content: {application/json: {schema: %s}}}}
                """.formatted(schema);
    }

    /** Stands behind the paths. */
    private static String components(String schemas) {
        return "COMPONENTS:\n  schemas:\n    " + schemas + "\n";
    }

    private static List<String> changes(String pathsBefore, String pathsAfter) {
        return ApiChanges.between(document(pathsBefore), document(pathsAfter)).stream()
                .map(ApiChange::toString)
                .toList();
    }

    private static ApiDocument document(String paths) {
        String[] parts = paths.split("COMPONENTS:");
        String components = parts.length == 2 ? "components:" + parts[1] : "";
        return ApiDocument.of(List.of("openapi: 3.1.0\npaths:\n" + parts[0].indent(2) + components));
    }
}
