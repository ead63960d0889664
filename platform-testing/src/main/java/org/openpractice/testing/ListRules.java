package org.openpractice.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Asks every list of a service for what its OpenAPI document promises: each filter, each order, the search, CSV. What the
 * document does not name must be refused. A service's test extends this as a {@code @QuarkusTest}; the lists are found in
 * the document: whatever answers {@code text/csv} and takes a cursor.
 */
public abstract class ListRules {

    /** Whose lists are asked for. */
    protected final UUID group = UUID.randomUUID();

    /** Whether a list is asked. Lists of the own record need a login that is linked and have a test of their own. */
    protected boolean asks(String path) {
        return !path.startsWith("/me/");
    }

    /**
     * The paths of lists that stand below a record, or cannot do without a parameter, by their templates, in the practice
     * group given; with what they cannot do without as a query.
     */
    protected Map<String, String> below(UUID practiceGroup) {
        return Map.of();
    }

    private record Parameter(String name, JsonNode schema) {}

    private record Listed(String path, List<String> roles, List<Parameter> parameters) {

        List<String> sorts() {
            return parameters.stream()
                    .filter(parameter -> parameter.name().equals("sort"))
                    .flatMap(parameter -> texts(parameter.schema().path("enum")).stream())
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyListKeepsItsPromise() {
        var lists = lists();
        assertThat(lists).as("lists in the OpenAPI document").isNotEmpty();
        return lists.stream()
                .map(list -> DynamicTest.dynamicTest(list.path(), () -> {
                    answersAPage(list);
                    refusesWhatItDoesNotKnow(list);
                    sorts(list);
                    filters(list);
                    writesCsv(list);
                }));
    }

    private void answersAPage(Listed list) {
        assertThat(ask(list).get(list.path()).then().statusCode(200).extract().<List<?>>path("items"))
                .as("items of %s", list.path())
                .isNotNull();
        ask(list).queryParam("q", "some one").get(list.path()).then().statusCode(200);
    }

    private void refusesWhatItDoesNotKnow(Listed list) {
        var unknown = ask(list).queryParam("color-of-eyes", "blue").get(list.path());
        assertProblem(unknown, "invalid-request");
        assertThat(unknown.<String>path("errors[0].field")).isEqualTo("color-of-eyes");
        for (String forged : List.of("x", UUID.randomUUID().toString(), "A".repeat(90))) {
            assertProblem(ask(list).queryParam("cursor", forged).get(list.path()), "invalid-cursor");
        }
        var order = ask(list).queryParam("sort", "color-of-eyes").get(list.path());
        assertProblem(order, "invalid-request");
        assertThat(order.<String>path("errors[0].problem"))
                .as("the orders of %s beside those of its document", list.path())
                .isEqualTo("expected "
                        + (list.sorts().isEmpty()
                                ? "nothing: this list has one order"
                                : "one of " + String.join(", ", list.sorts())));
    }

    private void sorts(Listed list) {
        for (String sort : list.sorts()) {
            assertThat(ask(list).queryParam("sort", sort).get(list.path()).statusCode())
                    .as("%s sorted by %s", list.path(), sort)
                    .isEqualTo(200);
        }
    }

    private void filters(Listed list) {
        for (var parameter : list.parameters()) {
            String example = example(parameter);
            boolean isGiven = list.path().contains(parameter.name() + "=");
            if (example != null && !isGiven) {
                var response = ask(list).queryParam(parameter.name(), example).get(list.path());
                assertThat(response.statusCode())
                        .as("%s with %s=%s: %s", list.path(), parameter.name(), example, response.asString())
                        .isEqualTo(200);
            }
        }
    }

    private void writesCsv(Listed list) {
        var csv = ask(list).accept("text/csv").get(list.path());
        assertThat(csv.statusCode()).as("CSV of %s", list.path()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString()).as("header of %s", list.path()).matches("(?s)\\uFEFF[a-z].*");
        String path = list.path().split("\\?")[0];
        assertThat(csv.header("Content-Disposition"))
                .matches("attachment; filename=\"" + path.substring(path.lastIndexOf('/') + 1)
                        + "-[0-9]{4}(-[0-9]{2}){2}\\.csv\"");
        assertThat(Database.count(
                        "select count(*) from audit_line where practice_group_id = ? and action = 'exported' and subject_type = ?",
                        group,
                        path.substring(path.lastIndexOf('/') + 1)))
                .as("lines of the audit log about the file of %s", list.path())
                .isPositive();
    }

    private static void assertProblem(Response response, String problem) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.<String>path("type")).isEqualTo("/problems/" + problem);
    }

    private RequestSpecification ask(Listed list) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group)
                                .withRoles(list.roles().toArray(String[]::new))
                                .bearer());
    }

    /** A value as the schema wants it; null for the parameters that every list has. */
    private static @Nullable String example(Parameter parameter) {
        if (List.of("q", "sort", "cursor", "limit").contains(parameter.name())) {
            return null;
        }
        var schema = parameter.schema();
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        if (schema.has("examples")) {
            return schema.path("examples").path(0).asText();
        }
        return switch (schema.path("format").asText(schema.path("type").asText())) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-11-02";
            case "boolean" -> "true";
            case "int32", "int64", "integer" -> "1";
            default -> "A1";
        };
    }

    private List<Listed> lists() {
        JsonNode document = OpenApi.document();
        var below = below(group);
        var lists = new ArrayList<Listed>();
        document.path("paths").properties().forEach(entry -> {
            var get = entry.getValue().path("get");
            var parameters = parameters(get, document);
            boolean isList = get.at("/responses/200/content").has("text/csv")
                    && parameters.stream()
                            .anyMatch(parameter -> parameter.name().equals("cursor"));
            if (isList && asks(entry.getKey())) {
                String path = below.getOrDefault(entry.getKey(), entry.getKey());
                assertThat(path)
                        .as("an example of %s is needed in below()", entry.getKey())
                        .doesNotContain("{");
                lists.add(new Listed(path, texts(get.path("security").path(0).path("SecurityScheme")), parameters));
            }
        });
        return lists;
    }

    private static List<Parameter> parameters(JsonNode operation, JsonNode document) {
        var parameters = new ArrayList<Parameter>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                var schema = parameter.path("schema");
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        schema.has("$ref")
                                ? document.at(schema.path("$ref").asText().substring(1))
                                : schema));
            }
        }
        return parameters;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
