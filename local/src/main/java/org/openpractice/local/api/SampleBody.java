package org.openpractice.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What stands in for the example of a body that its operation does not give: the fields its schema requires, each of its type. */
record SampleBody(ApiDocument document) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode stated, int depth) {
        var schema = document.resolve(stated);
        for (var given : new JsonNode[] {
            schema.path("example"),
            schema.path("examples").path(0),
            schema.path("const"),
            schema.path("default"),
            schema.path("enum").path(0)
        }) {
            if (!given.isMissingNode()) {
                return given;
            }
        }
        if (depth > DEEPEST) {
            return NODES.nullNode();
        }
        if (schema.has("oneOf")) {
            var variants = document.variants(schema);
            return of(variants.values().iterator().next(), depth + 1);
        }
        var type = schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText(schema.has("properties") ? "object" : "string");
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> NODES.arrayNode().add(of(schema.path("items"), depth + 1));
            case "boolean" -> NODES.booleanNode(false);
            case "integer", "number" -> NODES.numberNode(schema.path("minimum").asInt(1));
            default -> text(schema.path("format").asText());
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = NODES.objectNode();
        var properties = schema.path("properties");
        if (schema.path("required").isEmpty()) {
            properties.properties().forEach(each -> object.set(each.getKey(), of(each.getValue(), depth + 1)));
        } else {
            schema.path("required")
                    .forEach(name -> object.set(name.asText(), of(properties.path(name.asText()), depth + 1)));
        }
        return object;
    }

    private static TextNode text(String format) {
        return TextNode.valueOf(
                switch (format) {
                    case "date" -> "2026-11-02";
                    case "date-time" -> "2026-11-02T13:00:00Z";
                    case "uuid" -> "00000000-0000-7000-8000-000000000000";
                    default -> "text";
                });
    }
}
