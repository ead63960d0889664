package org.openpractice.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openpractice.platform.identity.Roles;

/**
 * Asks every operation below {@code /me} that a service's OpenAPI document names: the own record is answered in every
 * representation, and that of somebody else exactly as if there were none. A service's test extends this as a
 * {@code @QuarkusTest} and makes two people; an operation without an example fails.
 */
public abstract class OwnRecordRules {

    /** The user name that is linked in one practice group; in every other group the same user is a stranger. */
    protected static final String OWNER = "own-record-owner";

    /**
     * Two people of one practice group, the first of whom is linked to {@link #OWNER}.
     *
     * @param own paths of her records, by their templates
     * @param others paths of the records of the other person, by their templates
     * @param unknown paths with ids that nobody has, by their templates
     * @param bodies what a POST or PUT sends, by its template
     */
    public record People(
            UUID group,
            Map<String, String> own,
            Map<String, String> others,
            Map<String, String> unknown,
            Map<String, String> bodies) {}

    /** Makes two people who both have every record that the service shows. */
    protected abstract People people();

    private record Operation(String method, String template, List<String> roles, List<String> mediaTypes) {

        boolean namesARecord() {
            return template.contains("{");
        }
    }

    @TestFactory
    Stream<DynamicTest> nobodyReachesAnotherPersonsRecord() {
        var operations = operations();
        assertThat(operations).as("operations below /me").isNotEmpty();
        var people = people();
        return operations.stream()
                .flatMap(operation -> Stream.of(
                        test(operation, "answers the person herself", () -> answersHerself(operation, people)),
                        test(operation, "knows nobody else's record", () -> knowsNobodyElse(operation, people)),
                        test(operation, "refuses a login without link", () -> refusesUnlinked(operation, people)),
                        test(operation, "refuses other roles", () -> refusesOtherRoles(operation, people)),
                        test(operation, "links in one group only", () -> refusesInAnotherGroup(operation, people)),
                        test(operation, "needs a token", () -> needsAToken(operation, people))));
    }

    private static DynamicTest test(Operation operation, String what, org.junit.jupiter.api.function.Executable check) {
        return DynamicTest.dynamicTest(operation.method() + " " + operation.template() + " " + what, check);
    }

    private static void answersHerself(Operation operation, People people) {
        for (String role : operation.roles()) {
            for (String mediaType : operation.mediaTypes()) {
                var answer = send(
                        operation, people, as(people.group(), OWNER, role).accept(mediaType), own(operation, people));
                assertThat(answer.statusCode())
                        .as("%s for %s: %s", mediaType, role, answer.asString())
                        .isBetween(200, 299);
                if (answer.statusCode() != 204) {
                    assertThat(answer.contentType()).startsWith(mediaType);
                }
            }
        }
    }

    private static void knowsNobodyElse(Operation operation, People people) {
        if (!operation.namesARecord()) {
            return;
        }
        for (String mediaType : operation.mediaTypes()) {
            var other = ask(operation, people, mediaType, path(people.others(), operation));
            var unknown = ask(operation, people, mediaType, path(people.unknown(), operation));
            assertThat(other.statusCode()).as(other.asString()).isEqualTo(404);
            assertThat(other.asByteArray()).isEqualTo(unknown.asByteArray());
            assertThat(headers(other)).isEqualTo(headers(unknown));
        }
    }

    /** All but those that differ between any two answers. */
    private static Map<String, String> headers(Response response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        headers.remove("X-Correlation-Id");
        headers.remove("Date");
        return headers;
    }

    private static Response ask(Operation operation, People people, String mediaType, String path) {
        return send(
                operation, people, as(people.group(), OWNER, anyRole(operation)).accept(mediaType), path);
    }

    private static void refusesUnlinked(Operation operation, People people) {
        assertProblem(
                send(
                        operation,
                        people,
                        as(people.group(), "stranger-" + UUID.randomUUID(), anyRole(operation)),
                        own(operation, people)),
                403,
                "login-not-linked");
    }

    private static void refusesOtherRoles(Operation operation, People people) {
        var others = new TreeSet<>(Roles.allowed(Roles.OWN_RECORD));
        others.add(Roles.PARTNER_REMITTANCE);
        operation.roles().forEach(others::remove);
        assertThat(others).contains(Roles.PARTNER_REMITTANCE);
        for (String role : others) {
            assertProblem(
                    send(operation, people, as(people.group(), OWNER, role), own(operation, people)), 403, "forbidden");
        }
    }

    private static void refusesInAnotherGroup(Operation operation, People people) {
        assertProblem(
                send(operation, people, as(UUID.randomUUID(), OWNER, anyRole(operation)), own(operation, people)),
                403,
                "login-not-linked");
    }

    private static void needsAToken(Operation operation, People people) {
        assertProblem(send(operation, people, given(), own(operation, people)), 401, "unauthenticated");
    }

    private static Response send(Operation operation, People people, RequestSpecification request, String path) {
        String body = people.bodies().get(operation.template());
        if (!operation.method().equals("GET")) {
            request.header("Idempotency-Key", UUID.randomUUID()).contentType("application/json");
        }
        return (body == null ? request : request.body(body)).request(operation.method(), path);
    }

    private static RequestSpecification as(UUID group, String user, String role) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group).user(user).withRoles(role).bearer());
    }

    private static String anyRole(Operation operation) {
        return operation.roles().getFirst();
    }

    private static String own(Operation operation, People people) {
        return path(people.own(), operation);
    }

    private static String path(Map<String, String> paths, Operation operation) {
        return operation.namesARecord()
                ? Objects.requireNonNull(paths.get(operation.template()), "no example of " + operation.template())
                : operation.template();
    }

    private static void assertProblem(Response response, int status, String problem) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("/problems/" + problem);
    }

    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        OpenApi.document().path("paths").properties().forEach(path -> {
            if (path.getKey().equals("/me") || path.getKey().startsWith("/me/")) {
                path.getValue().properties().forEach(entry -> {
                    if (entry.getValue().has("responses")) {
                        operations.add(operation(entry.getKey(), path.getKey(), entry.getValue()));
                    }
                });
            }
        });
        return operations;
    }

    private static Operation operation(String method, String path, JsonNode operation) {
        var roles = new ArrayList<String>();
        operation.path("security").path(0).path("SecurityScheme").forEach(role -> roles.add(role.asText()));
        var mediaTypes = new ArrayList<String>();
        operation.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                response.getValue().path("content").fieldNames().forEachRemaining(mediaTypes::add);
            }
        });
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                roles,
                mediaTypes.isEmpty() ? List.of("application/json") : mediaTypes);
    }
}
