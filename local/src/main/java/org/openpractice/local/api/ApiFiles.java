package org.openpractice.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * How the OpenAPI document of a service is kept: a file for each first segment of its paths, with the schemas that no other
 * segment uses, and {@value #SHARED} with the rest. Each is a valid document; schemas of {@value #SHARED} are referred to as
 * such. A feature has its segment, so a change of it changes one file, two when it touches what others use too.
 */
public final class ApiFiles {

    static final String SHARED = "shared.yaml";

    private static final String ENDING = ".yaml";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SCHEMA = "#/components/schemas/";

    private ApiFiles() {}

    /** The files of a document, YAML or JSON, by name. */
    public static SortedMap<String, String> split(String document) {
        var whole = ApiYaml.read(document);
        var segments = new TreeMap<String, ObjectNode>();
        var used = new HashMap<String, Set<String>>();
        whole.path("paths").properties().forEach(path -> {
            String segment = path.getKey().split("/", -1)[1];
            if (!segment.matches("[a-z0-9-]+") || SHARED.equals(segment + ENDING)) {
                throw new IllegalArgumentException("No file can be named after the first segment of " + path.getKey());
            }
            segments.computeIfAbsent(segment, first -> NODES.objectNode()).set(path.getKey(), path.getValue());
            collectSchemas(path.getValue(), whole, used.computeIfAbsent(segment, first -> new TreeSet<>()));
        });

        var ownerOf = new HashMap<String, String>();
        whole.at("/components/schemas").fieldNames().forEachRemaining(schema -> {
            var users = used.keySet().stream()
                    .filter(segment -> used.getOrDefault(segment, Set.of()).contains(schema))
                    .toList();
            ownerOf.put(schema, users.size() == 1 ? users.getFirst() + ENDING : SHARED);
        });

        var files = new TreeMap<String, String>();
        segments.forEach(
                (segment, paths) -> files.put(segment + ENDING, file(segment + ENDING, paths, whole, ownerOf)));
        files.put(SHARED, file(SHARED, NODES.objectNode(), whole, ownerOf));
        return files;
    }

    private static String file(String name, ObjectNode paths, JsonNode whole, Map<String, String> ownerOf) {
        var file = NODES.objectNode();
        file.set("openapi", whole.path("openapi"));
        file.set("info", whole.path("info"));
        if (!paths.isEmpty()) {
            file.set("paths", paths);
        }
        var components = NODES.objectNode();
        whole.path("components").properties().forEach(kind -> {
            var own = NODES.objectNode();
            kind.getValue().properties().forEach(component -> {
                if (kind.getKey().equals("schemas")) {
                    if (name.equals(ownerOf.get(component.getKey()))) {
                        own.set(component.getKey(), component.getValue());
                    }
                } else if (name.equals(SHARED)) {
                    own.set(component.getKey(), component.getValue());
                } else if (kind.getKey().equals("securitySchemes")) {
                    own.putObject(component.getKey())
                            .put("$ref", SHARED + "#/components/securitySchemes/" + component.getKey());
                }
            });
            if (!own.isEmpty()) {
                components.set(kind.getKey(), own);
            }
        });
        file.set("components", components);
        return ApiYaml.write(withReferences(file, reference -> {
            String owner = reference.startsWith(SCHEMA) ? ownerOf.get(reference.substring(SCHEMA.length())) : SHARED;
            return reference.startsWith("#") && !name.equals(owner) ? SHARED + reference : reference;
        }));
    }

    private static void collectSchemas(JsonNode node, JsonNode whole, Set<String> found) {
        if (node.isTextual() && node.asText().startsWith(SCHEMA)) {
            String name = node.asText().substring(SCHEMA.length());
            if (found.add(name)) {
                collectSchemas(whole.path("components").path("schemas").path(name), whole, found);
            }
        }
        node.forEach(child -> collectSchemas(child, whole, found));
    }

    /** The document again, from its files; of a single one that is whole, that. */
    static JsonNode join(Collection<String> files) {
        var whole = NODES.objectNode();
        for (String text : files) {
            merge(
                    whole,
                    withReferences(
                            ApiYaml.read(text),
                            reference -> reference.startsWith(SHARED + "#")
                                    ? reference.substring(SHARED.length())
                                    : reference));
        }
        return whole;
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(member -> {
            if (into.get(member.getKey()) instanceof ObjectNode known && !known.has("$ref")) {
                if (!member.getValue().has("$ref")) {
                    merge(known, member.getValue());
                }
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    /** A copy in which every text that refers to a component is another one. */
    private static JsonNode withReferences(JsonNode node, UnaryOperator<String> reference) {
        if (node.isTextual()) {
            return node.asText().contains("#/components/") ? TextNode.valueOf(reference.apply(node.asText())) : node;
        }
        if (node.isObject()) {
            var copy = NODES.objectNode();
            node.properties()
                    .forEach(member -> copy.set(member.getKey(), withReferences(member.getValue(), reference)));
            return copy;
        }
        if (node.isArray()) {
            var copy = NODES.arrayNode();
            node.forEach(element -> copy.add(withReferences(element, reference)));
            return copy;
        }
        return node;
    }

    /** The files of a folder, by name; none when it does not exist. */
    public static SortedMap<String, String> in(Path folder) {
        var files = new TreeMap<String, String>();
        for (String name : names(folder)) {
            try {
                files.put(name, Files.readString(folder.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** Writes the files; others that were in the folder are of segments that are no more, and go. */
    public static void keep(Path folder, Map<String, String> files) {
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            var gone = new HashSet<>(names(folder));
            gone.removeAll(files.keySet());
            for (String name : gone) {
                Files.delete(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.list(folder)) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
