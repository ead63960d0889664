package org.openpractice.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every operation of the services as a request to send: a file for HTTP clients of editors for each service, and one Postman
 * collection of all. Made of the OpenAPI documents; nobody edits them.
 */
final class RequestFiles {

    static final String COLLECTION = "openpractice.postman_collection.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String KEY = "Idempotency-Key";
    private static final String VERSION = "If-Match";
    private static final String NO_ID = "00000000-0000-7000-8000-000000000000";

    /** Reading before changing, changing before removing. */
    private static final List<String> ORDER = List.of("get", "post", "put", "patch", "delete");

    /** What stands for a parameter that no answer gives. */
    private static final Map<String, String> GIVEN = Map.of(
            "year", "2026", "quarter", "3", "state", "OH", "number", "1", "code", "CODE", "place", "PLACE", "token",
            "none");

    /** Whether an answer is one, and what of it later requests need: ids by what they are of, the version that was read. */
    private static final String AFTER_EACH = """
            pm.test('is answered, a refusal with what to do', () => {
              pm.expect(pm.response.code, pm.response.text()).to.be.below(500);
              if (pm.response.code >= 400) {
                pm.expect(pm.response.json().whatToDo).to.be.a('string').and.not.be.empty;
                pm.expect(pm.response.json().detail).to.not.equal('There is nothing at this path.');
              }
            });
            if (pm.response.headers.get('ETag')) pm.collectionVariables.set('etag', pm.response.headers.get('ETag'));
            const last = pm.request.url.path[pm.request.url.path.length - 1];
            if (pm.response.code < 300 && /json/.test(pm.response.headers.get('Content-Type') ?? '') && !/[{]|^.{36}$/.test(last)) {
              const answer = pm.response.json();
              const made = (answer.items ? answer.items[0] : answer) ?? {};
              const name = last.replace(/ies$/, 'y').replace(/([^s])s$/, '$1').replace(/-(.)/g, (dash, letter) => letter.toUpperCase());
              if (made.id) pm.collectionVariables.set(`${name}Id`, made.id);
              if (made.employeeId) pm.collectionVariables.set('employeeId', made.employeeId);
            }
            """;

    private RequestFiles() {}

    /**
     * @param documents the files of each service's OpenAPI document, by the service's name in the gateway's paths
     * @return the files by name
     */
    public static SortedMap<String, String> of(SortedMap<String, Collection<String>> documents) {
        var files = new TreeMap<String, String>();
        var folders = NODES.arrayNode();
        var variables = new TreeSet<String>();
        documents.forEach((service, document) -> {
            var features = features(service, ApiDocument.of(document));
            files.put(service + ".http", http(service, features));
            var folder = folders.addObject().put("name", service);
            var items = folder.putArray("item");
            features.forEach((feature, calls) -> {
                var inFeature = items.addObject().put("name", feature).putArray("item");
                calls.forEach(call -> {
                    inFeature.add(call.postman());
                    variables.addAll(call.variables());
                });
            });
        });
        files.put(COLLECTION, written(collection(folders, variables)));
        return files;
    }

    private static SortedMap<String, List<Call>> features(String service, ApiDocument document) {
        var features = new TreeMap<String, List<Call>>();
        for (var operation : document.operations().values()) {
            features.computeIfAbsent(feature(operation), first -> new ArrayList<>())
                    .add(new Call(service, operation));
        }
        features.values()
                .forEach(calls -> calls.sort((one, other) -> {
                    int depth = one.depth() - other.depth();
                    int method = ORDER.indexOf(one.operation.method()) - ORDER.indexOf(other.operation.method());
                    return method != 0
                            ? method
                            : depth != 0 ? depth : one.path().compareTo(other.path());
                }));
        return features;
    }

    private static String feature(ApiOperation operation) {
        return operation.node().at("/tags/0").asText();
    }

    private static String http(String service, SortedMap<String, List<Call>> features) {
        var text = new StringBuilder("""
                # Every operation of the %s service, made of its OpenAPI document: do not edit.
                # http-client.env.json names the gateway; put a token of ./openpractice login into http-client.private.env.json.
                """.formatted(service));
        features.forEach((feature, calls) -> {
            text.append("\n# ").append(feature).append('\n');
            calls.forEach(call -> text.append('\n').append(call.http()));
        });
        return text.toString();
    }

    private static ObjectNode collection(ArrayNode folders, Collection<String> variables) {
        var collection = NODES.objectNode();
        collection
                .putObject("info")
                .put("name", "OpenPractice")
                .put(
                        "description",
                        "Every operation of every service, made of their OpenAPI documents. Set the variables gateway and"
                                + " token (./openpractice login prints one); ids are taken from the answers as they come.")
                .put("schema", "https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
        collection.set("item", folders);
        var auth = collection.putObject("auth").put("type", "bearer");
        auth.putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{token}}")
                .put("type", "string");
        var event = collection.putArray("event").addObject().put("listen", "test");
        var lines = event.putObject("script").put("type", "text/javascript").putArray("exec");
        AFTER_EACH.lines().forEach(lines::add);
        var declared = collection.putArray("variable");
        declared.addObject().put("key", "gateway").put("value", "http://127.0.0.1:8080");
        declared.addObject().put("key", "token").put("value", "");
        declared.addObject().put("key", "etag").put("value", "\"0\"");
        variables.forEach(name -> declared.addObject().put("key", name).put("value", GIVEN.getOrDefault(name, NO_ID)));
        return collection;
    }

    /** An operation as a request. */
    private record Call(String service, ApiOperation operation) {

        String path() {
            return operation.path();
        }

        int depth() {
            return operation.segments().size();
        }

        String title() {
            return operation.summary().isEmpty() ? operation.label() : operation.summary();
        }

        /** The path with a variable for each parameter, such as {@code /locations/{{locationId}}}. */
        private String filled() {
            var segments = path().split("/", -1);
            for (int i = 0; i < segments.length; i++) {
                int at = i;
                segments[i] = segments[i].replaceAll("\\{([^}]*)}", "{{" + variable(segments, at) + "}}");
            }
            return "/api/" + service + String.join("/", segments);
        }

        /** {@code id} is named after what it is of, the secret of a feed not like that of the caller; others have names of their own. */
        private static String variable(String[] segments, int at) {
            var name = segments[at].replaceAll(".*\\{([^}]*)}.*", "$1");
            return switch (name) {
                case "id" -> idOf(collectionBefore(segments, at));
                case "token" -> "feed";
                default -> name;
            };
        }

        private static String collectionBefore(String[] segments, int at) {
            int before = at - 1;
            while (segments[before].startsWith("{")) {
                before--;
            }
            return segments[before];
        }

        private static String idOf(String collection) {
            var words = collection
                    .replaceFirst("ies$", "y")
                    .replaceFirst("(?<!s)s$", "")
                    .split("-");
            return words[0]
                    + Arrays.stream(words)
                            .skip(1)
                            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                            .collect(Collectors.joining())
                    + "Id";
        }

        Collection<String> variables() {
            return Pattern.compile("\\{\\{(\\w+)}}")
                    .matcher(address())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        /** The parameters without which it is refused, by name. */
        private Map<String, String> query() {
            var query = new LinkedHashMap<String, String>();
            operation.parameters().values().stream()
                    .filter(parameter -> parameter.path("in").asText().equals("query")
                            && parameter.path("required").asBoolean())
                    .forEach(parameter -> {
                        var name = parameter.path("name").asText();
                        query.put(
                                name,
                                GIVEN.containsKey(name)
                                        ? "{{" + name + "}}"
                                        : new SampleBody(operation.document())
                                                .of(parameter.path("schema"))
                                                .asText());
                    });
            return query;
        }

        private String address() {
            var query = query().entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .collect(Collectors.joining("&"));
            return filled() + (query.isEmpty() ? "" : "?" + query);
        }

        private boolean takes(String header) {
            return operation.parameters().containsKey("header parameter " + header);
        }

        private Map<String, String> headers(String key) {
            var headers = new LinkedHashMap<String, String>();
            operation.bodies().keySet().stream().findFirst().ifPresent(type -> headers.put("Content-Type", type));
            if (takes(KEY)) {
                headers.put(KEY, key);
            }
            if (takes(VERSION)) {
                headers.put(VERSION, "{{etag}}");
            }
            return headers;
        }

        /** The text of the body; empty when there is none, or when it is a file. */
        private String body() {
            var media = operation.node().path("requestBody").path("content");
            if (media.isEmpty()) {
                return "";
            }
            var type = media.fieldNames().next();
            var content = media.path(type);
            var example = content.has("example")
                    ? content.path("example")
                    : content.path("examples").elements().hasNext()
                            ? content.path("examples").elements().next().path("value")
                            : new SampleBody(operation.document()).of(content.path("schema"));
            return type.contains("json") ? written(example) : example.isTextual() ? example.asText() : "";
        }

        String http() {
            var text = new StringBuilder("### ")
                    .append(title())
                    .append('\n')
                    .append(operation.method().toUpperCase(Locale.ROOT))
                    .append(" {{gateway}}")
                    .append(address())
                    .append("\nAuthorization: Bearer {{token}}\n");
            headers("{{$random.uuid}}")
                    .forEach((name, value) ->
                            text.append(name).append(": ").append(value).append('\n'));
            var body = body();
            return body.isEmpty()
                    ? text.toString()
                    : text.append('\n').append(body.strip()).append('\n').toString();
        }

        ObjectNode postman() {
            var item = NODES.objectNode().put("name", title());
            var request = item.putObject("request");
            request.put("method", operation.method().toUpperCase(Locale.ROOT));
            var headers = request.putArray("header");
            headers("{{$guid}}")
                    .forEach((name, value) ->
                            headers.addObject().put("key", name).put("value", value));
            var body = body();
            if (!operation.bodies().isEmpty()) {
                request.putObject("body").put("mode", "raw").put("raw", body);
            }
            var url = request.putObject("url");
            url.put("raw", "{{gateway}}" + address());
            url.putArray("host").add("{{gateway}}");
            var segments = url.putArray("path");
            for (var segment : filled().substring(1).split("/")) {
                segments.add(segment);
            }
            if (!query().isEmpty()) {
                var query = url.putArray("query");
                query().forEach((name, value) ->
                        query.addObject().put("key", name).put("value", value));
            }
            request.put("description", operation.node().path("description").asText(""));
            return item;
        }
    }

    private static String written(JsonNode node) {
        var indented = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indented)
                                    .withArrayIndenter(indented))
                            .writeValueAsString(node)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
