package org.openpractice.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One method on one path.
 *
 * @param method in lower case
 * @param node as the document has it
 */
record ApiOperation(ApiDocument document, String method, String path, JsonNode node) {

    /** The same for operations that a caller cannot tell apart: parameters of a path have places, not names. */
    String key() {
        return withoutNames(path) + " " + method;
    }

    String label() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    List<String> segments() {
        return List.of(withoutNames(path).split("/"));
    }

    String operationId() {
        return node.path("operationId").asText();
    }

    String summary() {
        return node.path("summary").asText();
    }

    /** By the words that name a parameter; one of the path is named by its place. */
    Map<String, JsonNode> parameters() {
        var inPath = Arrays.stream(path.split("/"))
                .filter(segment -> segment.contains("{"))
                .map(segment -> segment.replaceAll(".*\\{([^}]*)}.*", "$1"))
                .toList();
        var parameters = new LinkedHashMap<String, JsonNode>();
        for (JsonNode declared : node.path("parameters")) {
            var parameter = document.resolve(declared);
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            parameters.put(
                    in.equals("path") ? "path parameter " + (inPath.indexOf(name) + 1) : in + " parameter " + name,
                    parameter);
        }
        return parameters;
    }

    boolean needsBody() {
        return node.path("requestBody").path("required").asBoolean();
    }

    /** Schemas of the body by media type. */
    Map<String, JsonNode> bodies() {
        var bodies = new LinkedHashMap<String, JsonNode>();
        addContent(bodies, node.path("requestBody"));
        return bodies;
    }

    /** The 2xx. */
    SortedSet<String> successes() {
        var successes = new TreeSet<String>();
        node.path("responses").fieldNames().forEachRemaining(successes::add);
        successes.removeIf(status -> !status.startsWith("2"));
        return successes;
    }

    /** Schemas of the successful answers by media type. */
    Map<String, JsonNode> answers() {
        var answers = new LinkedHashMap<String, JsonNode>();
        successes().forEach(status -> addContent(answers, node.path("responses").path(status)));
        return answers;
    }

    private static void addContent(Map<String, JsonNode> schemas, JsonNode described) {
        described
                .path("content")
                .properties()
                .forEach(media -> schemas.put(media.getKey(), media.getValue().path("schema")));
    }

    boolean isOpenToAll() {
        return node.path("security").isEmpty();
    }

    SortedSet<String> roles() {
        var roles = new TreeSet<String>();
        for (JsonNode requirement : node.path("security")) {
            for (JsonNode scheme : requirement) {
                scheme.forEach(role -> roles.add(role.asText()));
            }
        }
        return roles;
    }

    /** The names of all fields that go in and come out, however deep. */
    Set<String> fields() {
        var fields = new HashSet<String>();
        var seen = new HashSet<String>();
        bodies().values().forEach(schema -> collectFields(schema, fields, seen));
        answers().values().forEach(schema -> collectFields(schema, fields, seen));
        return fields;
    }

    private void collectFields(JsonNode schema, Set<String> fields, Set<String> seen) {
        if (schema.has("$ref") && !seen.add(schema.path("$ref").asText())) {
            return;
        }
        var resolved = document.resolve(schema);
        resolved.path("properties").properties().forEach(property -> {
            fields.add(property.getKey());
            collectFields(property.getValue(), fields, seen);
        });
        for (String inner : List.of("items", "additionalProperties")) {
            if (resolved.path(inner).isObject()) {
                collectFields(resolved.path(inner), fields, seen);
            }
        }
        resolved.path("oneOf").forEach(variant -> collectFields(variant, fields, seen));
    }
}
