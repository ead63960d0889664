package org.openpractice.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The OpenAPI document of one service, to be asked. */
record ApiDocument(JsonNode root) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    static ApiDocument of(Collection<String> files) {
        return new ApiDocument(ApiFiles.join(files));
    }

    /** By what makes two of them the same to a caller. */
    SortedMap<String, ApiOperation> operations() {
        var operations = new TreeMap<String, ApiOperation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        var found = new ApiOperation(this, operation.getKey(), path.getKey(), operation.getValue());
                        operations.put(found.key(), found);
                    }
                }));
        return operations;
    }

    /** The schema itself where it is a reference to one; the parts of {@code allOf} are put together. */
    JsonNode resolve(JsonNode schema) {
        JsonNode found = schema;
        for (int depth = 0; found.has("$ref") && depth < 20; depth++) {
            found = root.at(found.path("$ref").asText().substring(1));
        }
        return found.has("allOf") ? together(found) : found;
    }

    /**
     * The variants of {@code oneOf}, resolved, by the names of their schemas; nameless ones by their number. Each has the field
     * that tells them apart, with its value.
     */
    Map<String, JsonNode> variants(JsonNode schema) {
        var discriminator = schema.path("discriminator");
        String field = discriminator.path("propertyName").asText();
        var variants = new LinkedHashMap<String, JsonNode>();
        for (JsonNode variant : schema.path("oneOf")) {
            String reference = variant.path("$ref").asText();
            String name = reference.isEmpty() ? String.valueOf(variants.size() + 1) : reference.replaceFirst(".*/", "");
            variants.put(name, resolve(variant));
            discriminator.path("mapping").properties().forEach(value -> {
                if (value.getValue().asText().equals(reference) && resolve(variant) instanceof ObjectNode object) {
                    var withField = object.deepCopy();
                    withField
                            .withObjectProperty("properties")
                            .putObject(field)
                            .put("type", "string")
                            .putArray("enum")
                            .add(value.getKey());
                    variants.put(name, withField);
                }
            });
        }
        return variants;
    }

    private JsonNode together(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        var properties = JsonNodeFactory.instance.objectNode();
        var required = JsonNodeFactory.instance.arrayNode();
        for (JsonNode part : schema.path("allOf")) {
            addTo(whole, properties, required, resolve(part));
        }
        addTo(whole, properties, required, schema);
        whole.remove("allOf");
        if (!properties.isEmpty()) {
            whole.set("properties", properties);
        }
        whole.set("required", required);
        return whole;
    }

    private static void addTo(ObjectNode whole, ObjectNode properties, ArrayNode required, JsonNode part) {
        part.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
        part.path("properties")
                .properties()
                .forEach(property -> properties.set(property.getKey(), property.getValue()));
        part.path("required").forEach(required::add);
    }
}
