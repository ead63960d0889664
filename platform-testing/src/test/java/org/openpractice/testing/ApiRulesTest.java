package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes one thing after another out of a document that says everything. */
class ApiRulesTest {

    private JsonNode document;

    @BeforeEach
    void aDocumentWithoutAGap() throws JsonProcessingException {
        document = new ObjectMapper().readTree("""
            {"tags":[{"name":"Locations","description":"Where the practice works."}],
             "paths":{"/locations/{id}":{"put":{
               "operationId":"LocationResource_change","tags":["Locations"],
               "summary":"Says anew what a location is","description":"Says anew what a location is.",
               "security":[{"SecurityScheme":["group-admin"]}],
               "parameters":[{"name":"id","in":"path","schema":{"type":"string"}},
                             {"name":"If-Match","in":"header","required":true,"schema":{"type":"string"}},
                             {"name":"Idempotency-Key","in":"header","required":true,"schema":{"type":"string"}}],
               "requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}},
               "responses":{"200":{},
                 "401":{"content":{"application/problem+json":{}}},"403":{"content":{"application/problem+json":{}}}},
               "x-problems":["/problems/precondition-required","/problems/idempotency-key-required"],
               "x-example":{"path":{"id":"{LocationResource_open.id}"},"body":{"name":"Main Office"}}}}},
             "components":{"schemas":{"Kind":{"enum":["OFFICE"],"description":"What it is.\\n\\n- `OFFICE`: an office"}}}}
            """);
    }

    private ObjectNode operation() {
        return (ObjectNode) document.at("/paths/~1locations~1{id}/put");
    }

    private void assertFinds(String gap) {
        assertThat(ApiRules.findings(document).get("LocationResource_change"))
                .singleElement()
                .asString()
                .startsWith("LocationResource_change (PUT /locations/{id}) ")
                .contains(gap);
    }

    @Test
    void findsNothingWhereNothingIsMissing() {
        assertThat(ApiRules.findings(document)).isEmpty();
    }

    @Test
    void wantsAFeature() {
        operation().remove("tags");
        assertFinds("write @Feature");
    }

    @Test
    void wantsASummaryOfOneLine() {
        operation().put("summary", "Says ".repeat(30));
        assertFinds("has a summary of 150 characters");
        operation().remove("summary");
        assertFinds("has no summary and no description: write Javadoc");
    }

    @Test
    void wantsADescription() {
        operation().remove("description");
        assertFinds("has no description");
    }

    @Test
    void wantsRoles() {
        operation().remove("security");
        assertFinds("write @RolesAllowed");
    }

    @Test
    void wantsTheHeadersThatItsRefusalsAskFor() {
        var parameters = (ArrayNode) operation().path("parameters");
        parameters.remove(2);
        assertFinds("write @Idempotent");
        parameters.remove(1);
        assertThat(ApiRules.findings(document).get("LocationResource_change")).hasSize(2);
    }

    @Test
    void wantsAnAnswerOfSuccessAndTheTypesOfTheRefusals() {
        ((ObjectNode) operation().path("responses")).remove("200");
        assertFinds("has no answer of success");
        ((ObjectNode) operation().path("responses")).putObject("200");
        ((ObjectNode) operation().path("responses")).putObject("409");
        assertFinds("answers 409 without its problem types");
    }

    @Test
    void wantsExamplesOfBodyAndPathOrTheReasonWhyNoneCanBeRun() {
        ((ObjectNode) operation().path("x-example")).remove("body");
        assertFinds("has no example of its body");
        operation().remove("x-example");
        assertThat(ApiRules.findings(document).get("LocationResource_change")).hasSize(2);
        operation().putObject("x-example").put("alone", "The record comes of an event.");
        assertThat(ApiRules.findings(document)).isEmpty();
    }

    @Test
    void wantsExamplesOfNothingThatIsNotThere() {
        ((ObjectNode) operation().path("x-example")).putObject("query").put("color", "blue");
        assertFinds("an example of a parameter color that it does not have");
    }

    @Test
    void wantsEnumerationsAndTagsToBeExplained() {
        ((ObjectNode) document.at("/components/schemas/Kind")).put("description", "- `OFFICE`: office");
        ((ObjectNode) document.at("/tags/0")).remove("description");
        assertThat(ApiRules.findings(document)).containsOnlyKeys("Kind", "Locations");
    }
}
