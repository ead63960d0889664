package org.openpractice.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
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

    private final UUID group = UUID.randomUUID();

    /** The paths of lists that stand below a record, by their templates, in the practice group given. */
    protected Map<String, String> below(UUID practiceGroup) {
        return Map.of();
    }

    private record Parameter(String name, Map<String, Object> schema) {}

    private record Listed(String path, List<String> roles, List<Parameter> parameters) {

        List<String> sorts() {
            return parameters.stream()
                    .filter(parameter -> parameter.name().equals("sort"))
                    .map(parameter -> parameter.schema().get("enum"))
                    .filter(List.class::isInstance)
                    .flatMap(sorts -> ((List<?>) sorts).stream())
                    .map(Object::toString)
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
        var unknown = ask(list).queryParam("colour-of-eyes", "blue").get(list.path());
        assertProblem(unknown, "invalid-request");
        assertThat(unknown.<String>path("errors[0].field")).isEqualTo("colour-of-eyes");
        for (String forged : List.of("x", UUID.randomUUID().toString(), "A".repeat(90))) {
            assertProblem(ask(list).queryParam("cursor", forged).get(list.path()), "invalid-cursor");
        }
        var order = ask(list).queryParam("sort", "colour-of-eyes").get(list.path());
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
            if (example != null) {
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
        assertThat(csv.asString().lines().findFirst())
                .as("header of %s", list.path())
                .isPresent();
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
        if (schema.get("enum") instanceof List<?> values) {
            return String.valueOf(values.getFirst());
        }
        return switch (String.valueOf(schema.getOrDefault("format", schema.get("type")))) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-11-02";
            case "boolean" -> "true";
            case "int32", "int64", "integer" -> "1";
            default -> "A1";
        };
    }

    @SuppressWarnings("unchecked") // the shape is that of OpenAPI
    private List<Listed> lists() {
        JsonPath document = RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Map<String, Object>> schemas = document.getMap("components.schemas");
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        var below = below(group);
        var lists = new ArrayList<Listed>();
        paths.forEach((template, operations) -> {
            if (!(operations.get("get") instanceof Map<?, ?> operation)) {
                return;
            }
            var get = (Map<String, Object>) operation;
            var parameters = parameters(get, schemas);
            var answers = (Map<String, Map<String, Map<String, Object>>>) get.get("responses");
            var media = answers.getOrDefault("200", Map.of()).getOrDefault("content", Map.of());
            boolean isList = media.containsKey("text/csv")
                    && parameters.stream()
                            .anyMatch(parameter -> parameter.name().equals("cursor"));
            if (isList) {
                String path = below.getOrDefault(template, template);
                assertThat(path)
                        .as("an example of %s is needed in below()", template)
                        .doesNotContain("{");
                var security = (List<Map<String, List<String>>>) get.get("security");
                lists.add(
                        new Listed(path, security.getFirst().values().iterator().next(), parameters));
            }
        });
        return lists;
    }

    @SuppressWarnings("unchecked") // the shape is that of OpenAPI
    private static List<Parameter> parameters(Map<String, Object> operation, Map<String, Map<String, Object>> schemas) {
        var parameters = (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of());
        return parameters.stream()
                .filter(parameter -> parameter.get("in").equals("query"))
                .map(parameter -> {
                    var schema = (Map<String, Object>) parameter.get("schema");
                    return new Parameter(
                            (String) parameter.get("name"),
                            schema.get("$ref") instanceof String reference
                                    ? schemas.get(reference.substring(reference.lastIndexOf('/') + 1))
                                    : schema);
                })
                .toList();
    }
}
