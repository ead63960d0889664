package org.openpractice.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every example of the OpenAPI document against the service, those first that others refer to, and wants success. What
 * an operation sends stands in the document; who asks, the key of the request and the version of the record are filled in as a
 * client would. A service's test extends this as a {@code @QuarkusTest}.
 */
public abstract class ExampleRules {

    /** In which the examples are run. */
    protected final UUID group = UUID.randomUUID();

    /** User name of who reads the own record. */
    protected static final String OWN_PERSON = "own-person";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern REFERENCE = Pattern.compile("\\{(\\w+_\\w+)\\.([\\w.-]+)(?:\\|[^}]*)?}");

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Response> answers = new HashMap<>();

    /** Makes what no call of the service can make: other services tell it by events. */
    protected void prepare(UUID practiceGroup) {}

    /** What an operation answers, with the values that its example needs filled in; what is run already is not run again. */
    @TestFactory
    Stream<DynamicTest> everyExampleWorks() {
        Operation.of(OpenApi.document()).stream()
                .sorted(Comparator.comparing(operation ->
                        List.of("POST", "PUT", "PATCH", "GET", "DELETE").indexOf(operation.method())))
                .forEach(operation -> operations.put(operation.id(), operation));
        prepare(group);
        return operations.values().stream()
                .filter(operation -> operation.example().path("alone").asText().isBlank())
                .filter(ExampleRules::isWhole)
                .map(operation -> DynamicTest.dynamicTest(
                        operation.method() + " " + operation.path(),
                        () -> answer(operation.id(), new LinkedHashSet<>())));
    }

    /** An operation without an example whose path or body needs one is a finding of {@link ApiRules}. */
    private static boolean isWhole(Operation operation) {
        return !operation.example().isMissingNode()
                || !operation.hasBody()
                        && operation.parameters().stream()
                                .noneMatch(parameter ->
                                        parameter.path("in").asText().equals("path")
                                                || parameter.path("in").asText().equals("query")
                                                        && parameter
                                                                .path("required")
                                                                .asBoolean());
    }

    private Response answer(String id, Set<String> waiting) {
        var known = answers.get(id);
        if (known != null) {
            return known;
        }
        var operation = operations.get(id);
        if (operation == null) {
            return fail("an example refers to " + id + ", which is no operation");
        }
        if (!waiting.add(id)) {
            return fail("examples wait for each other: " + waiting);
        }
        operation.example().path("after").forEach(before -> answer(before.asText(), waiting));
        references(operation.example()).forEach(before -> answer(before, waiting));
        waiting.remove(id);
        var response = send(operation);
        assertSuccess(operation, response);
        if (response.statusCode() == 202) {
            awaitEnd(operation, response.header("Location"));
        }
        answers.put(id, response);
        return response;
    }

    /** What follows needs what the work leaves. */
    private void awaitEnd(Operation operation, String location) {
        String path = location.replaceFirst("^https?://[^/]+", "").replaceFirst("^/api/[a-z]+(?=/)", "");
        Eventually.soon().untilAsserted(() -> {
            var work = as(operation).get(path);
            assertThat(work.<String>path("state")).as(work.asString()).isIn("SUCCEEDED", "FAILED", "CANCELED");
        });
        var work = as(operation).get(path);
        assertThat(work.<String>path("state"))
                .as("how the work of %s ended: %s", operation.id(), work.asString())
                .isEqualTo("SUCCEEDED");
    }

    private static void assertSuccess(Operation operation, Response response) {
        assertThat(response.statusCode())
                .as(
                        "the example of %s (%s %s), in examples/%s.json, is answered %s",
                        operation.id(), operation.method(), operation.path(), operation.resource(), response.asString())
                .isBetween(200, 299);
    }

    private Response send(Operation operation) {
        var example = operation.example();
        var request = as(operation);
        if (operation.header("Idempotency-Key").isPresent()) {
            request.header("Idempotency-Key", UUID.randomUUID());
        }
        if (operation.header("If-Match").isPresent()) {
            var version = version(operation);
            if (version != null) {
                request.header("If-Match", version);
            }
        }
        filled(example.path("query"))
                .properties()
                .forEach(value ->
                        request.queryParam(value.getKey(), value.getValue().asText()));
        if (example.has("body")) {
            var body = filled(example.path("body"));
            request.contentType(operation.mediaType())
                    .body((body.isTextual() ? body.asText() : body.toString()).getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method(), path(operation));
    }

    private RequestSpecification as(Operation operation) {
        var roles = operation.roles();
        var role = operation
                .example()
                .path("as")
                .asText(roles.contains("group-admin") || roles.isEmpty() ? "group-admin" : roles.getFirst());
        return as(role, user(operation));
    }

    /** The second of two steps is taken by somebody else, and the own record read by whom it concerns. */
    private static String user(Operation operation) {
        if (("/" + operation.path() + "/").contains("/me/")) {
            return OWN_PERSON;
        }
        return operation.refuses("step-up-required") || operation.refuses("second-person-required")
                ? "second-person"
                : "first-person";
    }

    private RequestSpecification as(String role, String user) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header(
                        "Authorization",
                        Tokens.forGroup(group)
                                .withRoles(role)
                                .user(user)
                                .email("casey@family-medicine.example")
                                .bearer());
    }

    private String path(Operation operation) {
        var path = operation.path();
        for (var value : filled(operation.example().path("path")).properties()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue().asText());
        }
        return path;
    }

    /** The ETag of the record, as it is read at the path of the operation or at the nearest one above. */
    private @Nullable String version(Operation operation) {
        return operations.values().stream()
                .filter(read -> read.method().equals("GET") && (operation.path() + "/").startsWith(read.path() + "/"))
                .sorted(Comparator.comparing(read -> -read.path().length()))
                .map(read -> {
                    var path = path(operation);
                    int above = operation.path().split("/").length - read.path().split("/").length;
                    for (int at = 0; at < above; at++) {
                        path = path.substring(0, path.lastIndexOf('/'));
                    }
                    return as(read).get(path).header("ETag");
                })
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Set<String> references(JsonNode node) {
        var found = new LinkedHashSet<String>();
        if (node.isTextual()) {
            REFERENCE.matcher(node.asText()).results().forEach(reference -> found.add(reference.group(1)));
        }
        node.forEach(child -> found.addAll(references(child)));
        return found;
    }

    /** A copy in which values of earlier answers stand in the place of the references to them. */
    private JsonNode filled(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(REFERENCE
                    .matcher(node.asText())
                    .replaceAll(reference -> Matcher.quoteReplacement(value(reference.group(1), reference.group(2)))));
        }
        if (node.isObject()) {
            var copy = JSON.createObjectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), filled(member.getValue())));
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(filled(element)));
            return copy;
        }
        return node.isMissingNode() ? JSON.createObjectNode() : node;
    }

    /** A value of an answer; {@code location} is the last part of its header of that name. */
    private String value(String operation, String field) {
        var answer = answers.get(operation);
        if (answer == null) {
            return fail("the example of " + operation + " did not run");
        }
        if (field.equals("location")) {
            var location = answer.header("Location");
            return location.substring(location.lastIndexOf('/') + 1);
        }
        String pointer = "/" + field.replace('.', '/');
        var asked = operations.get(operation);
        if (asked != null && !asked.changes() && read(answer).at(pointer).isMissingNode()) {
            // What is read may come a little later, by an event or a job.
            Eventually.soon().untilAsserted(() -> {
                var again = send(asked);
                assertThat(read(again).at(pointer).isMissingNode()).isFalse();
                answers.put(operation, again);
            });
        }
        var value = read(answers.getOrDefault(operation, answer)).at(pointer);
        assertThat(value.isValueNode())
                .as("%s in the answer of %s: %s", field, operation, answer.asString())
                .isTrue();
        return value.asText();
    }

    private static JsonNode read(Response answer) {
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
