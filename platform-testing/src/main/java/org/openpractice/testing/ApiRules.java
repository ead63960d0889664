package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Judges the OpenAPI document of a service: what a newcomer needs must stand there, of every operation and every enumeration.
 * Most of it is derived (the Javadoc, {@code @Feature}, the annotations, the code that is called, {@code examples/*.json}), so
 * each finding says where to write. A service's test extends this as a {@code @QuarkusTest}.
 */
public abstract class ApiRules {

    private static final int LINE = 120;

    @Test
    void theDocumentHasNoGap() {
        var document = OpenApi.document();
        assertThat(Operation.of(document))
                .as("operations in the OpenAPI document")
                .isNotEmpty();
        assertThat(findings(document).values().stream().flatMap(List::stream))
                .as("gaps in the OpenAPI document")
                .isEmpty();
    }

    /** The gaps by the operation, tag or schema that has them. */
    static SortedMap<String, List<String>> findings(JsonNode document) {
        var findings = new TreeMap<String, List<String>>();
        var tags = new ArrayList<String>();
        document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        for (var operation : Operation.of(document)) {
            var gaps = Stream.of(
                            words(operation, tags),
                            headers(operation),
                            answers(operation),
                            parameters(operation),
                            example(operation))
                    .flatMap(List::stream)
                    .map(gap -> operation.id() + " (" + operation.method() + " " + operation.path() + ") " + gap)
                    .toList();
            if (!gaps.isEmpty()) {
                findings.put(operation.id(), gaps);
            }
        }
        document.path("tags").forEach(tag -> {
            if (tag.path("description").asText().isBlank()) {
                findings.put(
                        tag.path("name").asText(),
                        List.of("the tag \"" + tag.path("name").asText()
                                + "\" has no description: write the Javadoc of the package-info that names it"));
            }
        });
        document.at("/components/schemas").properties().forEach(schema -> {
            if (isUnexplained(schema.getValue())) {
                findings.put(
                        schema.getKey(),
                        List.of("the schema " + schema.getKey()
                                + " does not explain its values: write Javadoc at the enum, and at each constant whose"
                                + " name does not say it all"));
            }
        });
        return findings;
    }

    private static List<String> words(Operation operation, List<String> tags) {
        var gaps = new ArrayList<String>();
        var tag = operation.json().path("tags").path(0).asText();
        if (tag.isBlank() || !tags.contains(tag)) {
            gaps.add("belongs to no feature: write @Feature(\"its name in words\") on the package-info of "
                    + operation.resource());
        }
        var summary = operation.json().path("summary").asText();
        if (summary.isBlank()) {
            gaps.add("has no summary and no description: write Javadoc at the method of " + operation.resource()
                    + ", or at the use case's class or method of the same name that it calls; its first"
                    + " sentence is the summary");
        } else if (summary.contains("\n") || summary.length() > LINE) {
            gaps.add("has a summary of " + summary.length() + " characters: the first sentence of its Javadoc must fit "
                    + LINE + "; end it earlier");
        }
        if (!summary.isBlank() && operation.json().path("description").asText().isBlank()) {
            gaps.add("has no description: write more than an empty comment at the method of " + operation.resource());
        }
        if (operation.roles().isEmpty()
                && !operation.json().path("description").asText().contains("Needs no role")) {
            gaps.add("names no role: write @RolesAllowed at the method of " + operation.resource());
        }
        return gaps;
    }

    private static List<String> headers(Operation operation) {
        var gaps = new ArrayList<String>();
        if (operation.refuses("idempotency-key-required")
                && operation
                        .header("Idempotency-Key")
                        .filter(header -> header.path("required").asBoolean())
                        .isEmpty()) {
            gaps.add("wants an Idempotency-Key and does not say so: write @Idempotent at the method of "
                    + operation.resource());
        }
        if (operation.refuses("precondition-required")
                && operation.header("If-Match").isEmpty()) {
            gaps.add("wants If-Match and does not take it: write @BeanParam IfMatch at the method of "
                    + operation.resource());
        }
        return gaps;
    }

    private static List<String> answers(Operation operation) {
        var gaps = new ArrayList<String>();
        var answers = operation.json().path("responses");
        var statuses = new ArrayList<String>();
        answers.fieldNames().forEachRemaining(statuses::add);
        if (statuses.stream().noneMatch(status -> status.startsWith("2"))) {
            gaps.add("has no answer of success: let its method return a view, or write @ResponseStatus");
        }
        if (!operation.roles().isEmpty() && !statuses.containsAll(List.of("401", "403"))) {
            gaps.add("does not say 401 and 403: DocumentedOperations adds them to what has roles");
        }
        answers.properties().forEach(answer -> {
            if (answer.getKey().startsWith("4")
                    && !answer.getValue().path("content").has("application/problem+json")) {
                gaps.add("answers " + answer.getKey()
                        + " without its problem types: refuse by a constant of the feature's ProblemType");
            }
        });
        if (operation.hasBody()) {
            operation.json().at("/requestBody/content").properties().forEach(type -> {
                if (type.getKey().contains("json") && !type.getValue().has("schema")) {
                    gaps.add("takes a body without a schema: let its method take a record");
                }
            });
        }
        return gaps;
    }

    private static List<String> parameters(Operation operation) {
        var gaps = new ArrayList<String>();
        operation.parameters().forEach(parameter -> {
            if (!parameter.has("schema")) {
                gaps.add("has a parameter " + parameter.path("name").asText() + " without a type");
            }
        });
        return gaps;
    }

    private static List<String> example(Operation operation) {
        var gaps = new ArrayList<String>();
        var example = operation.example();
        var where = "src/main/resources/examples/" + operation.resource() + ".json, in it \""
                + operation.id().substring(operation.id().lastIndexOf('_') + 1) + "\"";
        if (!example.path("alone").asText().isBlank()) {
            return gaps;
        }
        if (operation.hasBody() && !example.has("body")) {
            gaps.add("has no example of its body: write \"body\" in " + where
                    + ", or in \"alone\" why none can be run by itself");
        }
        for (var parameter : operation.parameters()) {
            var place = parameter.path("in").asText();
            var name = parameter.path("name").asText();
            if ((place.equals("path")
                            || place.equals("query")
                                    && parameter.path("required").asBoolean())
                    && !example.path(place).has(name)) {
                gaps.add("has no example of its parameter " + name + ": write it in \"" + place + "\" in " + where);
            }
        }
        for (var place : List.of("path", "query")) {
            example.path(place).fieldNames().forEachRemaining(name -> {
                if (operation.parameters().stream()
                        .noneMatch(parameter -> parameter.path("in").asText().equals(place)
                                && parameter.path("name").asText().equals(name))) {
                    gaps.add("has an example of a parameter " + name + " that it does not have: take it out of "
                            + where);
                }
            });
        }
        return gaps;
    }

    private static boolean isUnexplained(JsonNode schema) {
        var description = schema.path("description").asText();
        for (var constant : schema.path("enum")) {
            // Postal codes of states say what they are.
            if (!constant.asText().matches("[A-Z]{2}")
                    && (description.startsWith("- `") || !description.contains("`" + constant.asText() + "`"))) {
                return true;
            }
        }
        return false;
    }
}
