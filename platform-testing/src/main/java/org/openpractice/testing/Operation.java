package org.openpractice.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation of an OpenAPI document.
 *
 * @param path its template
 * @param method in capital letters
 * @param ofPath parameters that all operations of the path share
 */
record Operation(String path, String method, JsonNode json, JsonNode ofPath) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static List<Operation> of(JsonNode document) {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(new Operation(
                                path.getKey(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                method.getValue(),
                                path.getValue().path("parameters")))));
        return operations;
    }

    String id() {
        return json.path("operationId").asText();
    }

    String resource() {
        return id().substring(0, id().lastIndexOf('_'));
    }

    JsonNode example() {
        return json.path("x-example");
    }

    boolean hasBody() {
        return json.has("requestBody");
    }

    boolean changes() {
        return !method.equals("GET");
    }

    /** Media type of the body as it is sent: the first that the operation takes, plain text where it takes any. */
    String mediaType() {
        var types = json.at("/requestBody/content").fieldNames();
        String first = types.hasNext() ? types.next() : "application/json";
        return first.equals("*/*") ? "text/plain" : first;
    }

    List<JsonNode> parameters() {
        return Stream.of(json.path("parameters"), ofPath)
                .flatMap(parameters -> StreamSupport.stream(parameters.spliterator(), false))
                .toList();
    }

    Optional<JsonNode> header(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.path("in").asText().equals("header")
                        && parameter.path("name").asText().equalsIgnoreCase(name))
                .findFirst();
    }

    List<String> roles() {
        var roles = new ArrayList<String>();
        json.path("security")
                .forEach(scheme -> scheme.forEach(names -> names.forEach(role -> roles.add(role.asText()))));
        return roles;
    }

    /** Whether it can answer the refusal. */
    boolean refuses(String slug) {
        for (var problem : json.path("x-problems")) {
            if (problem.asText().equals("/problems/" + slug)) {
                return true;
            }
        }
        return false;
    }
}
