package org.openpractice.gateway.documentation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One OpenAPI document made of those of the services: paths as the gateway offers them, components and operation ids prefixed with
 * the service's name so that none meets another, references rewritten, one tag per service and subject. A service without a
 * document stands in it as not answering.
 */
final class JoinedApi {
    private static final String REFERENCE = "#/components/";
    private static final String SECURITY_SCHEMES = "securitySchemes";

    private final JsonObject paths = new JsonObject();
    private final JsonObject components = new JsonObject();
    private final JsonArray tags = new JsonArray();
    private final JsonArray notAnswering = new JsonArray();

    void add(String service, @Nullable JsonObject document) {
        if (document == null) {
            notAnswering.add(service);
            tags.add(new JsonObject()
                    .put("name", service)
                    .put("description", "This service does not answer at the moment."));
            return;
        }
        addTags(service, document);
        for (Map.Entry<String, Object> path : object(document, "paths")) {
            if (!path.getKey().equals("/q") && !path.getKey().startsWith("/q/")) {
                paths.put("/api/" + service + path.getKey(), rewritePath(service, path.getValue()));
            }
        }
        for (Map.Entry<String, Object> kind : object(document, "components")) {
            if (kind.getKey().equals(SECURITY_SCHEMES) || !(kind.getValue() instanceof JsonObject named)) {
                continue;
            }
            if (!components.containsKey(kind.getKey())) {
                components.put(kind.getKey(), new JsonObject());
            }
            var joined = components.getJsonObject(kind.getKey());
            for (Map.Entry<String, Object> component : named) {
                joined.put(prefixed(service, component.getKey()), rewrite(service, component.getValue()));
            }
        }
    }

    JsonObject document() {
        components.put(
                SECURITY_SCHEMES,
                new JsonObject()
                        .put(
                                "bearer",
                                new JsonObject()
                                        .put("type", "http")
                                        .put("scheme", "bearer")
                                        .put("bearerFormat", "JWT")
                                        .put(
                                                "description",
                                                "Not needed on this page: the session of your login is used.")));
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", info())
                .put("servers", new JsonArray().add(new JsonObject().put("url", "/")))
                .put("security", new JsonArray().add(new JsonObject().put("bearer", new JsonArray())))
                .put("tags", tags)
                .put("paths", paths)
                .put("components", components)
                .put("x-services-not-answering", notAnswering);
    }

    private JsonObject info() {
        var missing = notAnswering.isEmpty()
                ? ""
                : "\n\n**Not answering at the moment:** "
                        + String.join(
                                ", ", notAnswering.stream().map(String::valueOf).toList());
        return new JsonObject()
                .put("title", "OpenPractice")
                .put("version", "1")
                .put("description", "The services behind this gateway, in one document." + missing);
    }

    private void addTags(String service, JsonObject document) {
        if (document.getValue("tags") instanceof JsonArray own) {
            for (var each : own) {
                if (each instanceof JsonObject tag && tag.getValue("name") instanceof String name) {
                    tags.add(tag.copy().put("name", tagged(service, name)));
                }
            }
        }
    }

    private static @Nullable Object rewritePath(String service, Object path) {
        var rewritten = rewrite(service, path);
        if (!(rewritten instanceof JsonObject item)) {
            return rewritten;
        }
        for (Map.Entry<String, Object> entry : item) {
            if (entry.getValue() instanceof JsonObject operation && operation.containsKey("responses")) {
                claim(service, operation);
            }
        }
        return item;
    }

    private static void claim(String service, JsonObject operation) {
        // Each requirement names a scheme with the roles that pass; the page tells them, the scheme is the gateway's.
        var roles = new TreeSet<String>();
        if (operation.remove("security") instanceof JsonArray requirements) {
            requirements.forEach(each -> {
                if (each instanceof JsonObject requirement) {
                    requirement.forEach(scheme -> addAll(roles, scheme.getValue()));
                }
            });
        }
        if (!roles.isEmpty()) {
            operation.put("x-roles", new JsonArray(List.copyOf(roles)));
        }
        operation.remove("servers");
        if (operation.getValue("operationId") instanceof String id) {
            operation.put("operationId", prefixed(service, id));
        }
        var claimed = new JsonArray();
        if (operation.getValue("tags") instanceof JsonArray own) {
            own.forEach(tag -> claimed.add(tagged(service, String.valueOf(tag))));
        }
        operation.put("tags", claimed.isEmpty() ? new JsonArray().add(service) : claimed);
    }

    private static void addAll(Set<String> roles, @Nullable Object named) {
        if (named instanceof JsonArray names) {
            names.forEach(name -> roles.add(String.valueOf(name)));
        }
    }

    private static String tagged(String service, String tag) {
        return service + ": " + tag;
    }

    private static String prefixed(String service, String name) {
        return service + "_" + name;
    }

    private static @Nullable Object rewrite(String service, @Nullable Object value) {
        if (value instanceof JsonObject object) {
            var copy = new JsonObject();
            for (Map.Entry<String, Object> entry : object) {
                copy.put(entry.getKey(), rewriteEntry(service, entry));
            }
            return copy;
        }
        if (value instanceof JsonArray array) {
            var copy = new JsonArray();
            for (var each : array) {
                copy.add(rewrite(service, each));
            }
            return copy;
        }
        return value;
    }

    private static @Nullable Object rewriteEntry(String service, Map.Entry<String, Object> entry) {
        if (entry.getKey().equals("$ref") && entry.getValue() instanceof String reference) {
            return rewriteReference(service, reference);
        }
        // A discriminator names its schemas as values.
        if (entry.getKey().equals("mapping") && entry.getValue() instanceof JsonObject mapping) {
            var copy = new JsonObject();
            for (Map.Entry<String, Object> name : mapping) {
                copy.put(
                        name.getKey(),
                        name.getValue() instanceof String reference
                                ? rewriteReference(service, reference)
                                : rewrite(service, name.getValue()));
            }
            return copy;
        }
        return rewrite(service, entry.getValue());
    }

    private static String rewriteReference(String service, String reference) {
        if (!reference.startsWith(REFERENCE)) {
            return reference;
        }
        int name = reference.indexOf('/', REFERENCE.length());
        return name < 0
                ? reference
                : reference.substring(0, name + 1) + prefixed(service, reference.substring(name + 1));
    }

    private static JsonObject object(JsonObject parent, String key) {
        return parent.getValue(key) instanceof JsonObject child ? child : new JsonObject();
    }
}
