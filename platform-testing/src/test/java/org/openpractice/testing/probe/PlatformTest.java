package org.openpractice.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.EventJson;
import org.openpractice.platform.idempotency.ForgetOldKeys;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.testing.Database;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PlatformTest {

    private static final String BODY = """
            {"name":"%s","price":{"amount":"12.50","currency":"USD"},"color":"RED","on":"2026-11-02",
             "secret":"123-45-6789","parts":[{"code":"ABC","units":1}]}
            """;

    @Inject
    ForgetOldKeys forgetOldKeys;

    private static RequestSpecification as(String bearer) {
        return given().header("Authorization", bearer).contentType("application/json");
    }

    private static RequestSpecification hr() {
        return as(Tokens.as("hr"));
    }

    private static Response make(String name) {
        return hr().header("Idempotency-Key", UUID.randomUUID())
                .body(BODY.formatted(name))
                .post("/probes");
    }

    private static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    private static UUID made(String name) {
        return UUID.fromString(make(name).then().statusCode(201).extract().path("id"));
    }

    @Test
    void createsReadsAndTellsTheVersion() {
        String location = make(unique("probe"))
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("price.amount", equalTo("12.50"))
                .extract()
                .header("Location");
        assertThat(location).contains("/probes/");
        hr().get(location).then().statusCode(200).body("secret", equalTo("123-45-6789"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dang o'brien", "\u0110\u1eb7ng", "O\u2019BRIEN", "obrien DANG", "o`brien", "%", "da"})
    void findsNamesWhateverTheirMarksCaseAndApostrophes(String q) {
        var group = UUID.randomUUID();
        var hr = Tokens.forGroup(group).withRoles("hr").bearer();
        for (var name : List.of("\u0110\u1eb7ng O'Brien", "Dang O\u2019Brien 100%", "Else")) {
            as(hr).header("Idempotency-Key", UUID.randomUUID())
                    .body(BODY.formatted(name))
                    .post("/probes")
                    .then()
                    .statusCode(201);
        }
        as(hr).queryParam("q", q).get("/probes").then().statusCode(200).body("items", hasSize(q.equals("%") ? 1 : 2));
    }

    @Test
    void refusesWithoutATokenWithABadOneAndWithoutTheRole() {
        given().get("/probes")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .header("WWW-Authenticate", startsWith("Bearer"));
        as(Tokens.forGroup(Tokens.GROUP_A).withRoles("hr").expired().bearer())
                .get("/probes")
                .then()
                .statusCode(401);
        as(Tokens.forGroup(Tokens.GROUP_A)
                        .withRoles("hr")
                        .issuer("https://other.example")
                        .bearer())
                .get("/probes")
                .then()
                .statusCode(401);
        as(Tokens.forGroup(Tokens.GROUP_A).withRoles("hr").audience("other").bearer())
                .get("/probes")
                .then()
                .statusCode(401);
        as(Tokens.as("biller"))
                .get("/probes")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"))
                .body("allowed", hasItems("hr"))
                .body("whatToDo", equalTo(PlatformProblem.FORBIDDEN.whatToDo()));
        as(Tokens.forGroup(Tokens.GROUP_A).withRoles("hr").withoutGroup().bearer())
                .get("/probes")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/no-practice-group"));
    }

    @Test
    void anotherGroupsIdAnswersLikeAnUnknownOne() {
        UUID id = made(unique("probe"));
        String other = Tokens.forGroup(Tokens.GROUP_B).withRoles("hr").bearer();
        String foreign =
                as(other).get("/probes/" + id).then().statusCode(404).extract().asString();
        String unknown = as(other)
                .get("/probes/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(foreign).isEqualTo(unknown);
        as(other)
                .header("If-Match", "\"0\"")
                .body("{\"name\":\"x\"}")
                .put("/probes/" + id + "/name")
                .then()
                .statusCode(404);
        hr().get("/probes/" + id).then().statusCode(200);
    }

    @Test
    void namesEveryWrongFieldInOneProblem() {
        hr().header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"name":" ","price":{"amount":"12.505","currency":"USD"},"color":"BLUE","on":"2026-02-30","extra":1,
                         "parts":[{"code":"abc","units":1},{"code":"ABC","units":-1}]}
                        """)
                .post("/probes")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.field",
                        hasItems("name", "price", "color", "on", "extra", "secret", "parts[0].code", "parts[1].units"))
                .body("errors.find { it.field == 'color' }.problem", equalTo("expected one of RED, GREEN"))
                .body("errors.find { it.field == 'on' }.problem", equalTo("expected a date such as 2026-01-31"))
                .body("errors.find { it.field == 'parts[0].code' }.problem", equalTo("expected three capital letters"))
                .body(
                        "errors.find { it.field == 'price' }.problem",
                        equalTo("expected an amount with at most two decimal places"));
    }

    @Test
    void tellsWhereABodyStopsBeingJson() {
        hr().header("Idempotency-Key", UUID.randomUUID())
                .body("{\"name\":\n  oops}")
                .post("/probes")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-json"))
                .body("line", equalTo(2));
        hr().header("Idempotency-Key", UUID.randomUUID())
                .body("{\"name\":\"a\",\"name\":\"b\"}")
                .post("/probes")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-json"));
        hr().header("Idempotency-Key", UUID.randomUUID())
                .body("")
                .post("/probes")
                .then()
                .statusCode(400);
    }

    private static Response note(String body) {
        return hr().body(body).post("/probes/notes/first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hoa \u0110\u1EB7ng",
                "\u0110a\u0323\u0306ng",
                "\u05DE\u05E8\u05D9\u05DD \u05DB\u05D4\u05DF",
                "\u0645\u06CC\u200C\u0631\u0648\u0645",
                "Anne\u00A0Marie",
                "\uD83D\uDC69\uD83C\uDFFD\u200D\u2695\uFE0F \u2764\uFE0F",
                "Mary  Ann",
                "=1+1"
            })
    void keepsATextAsItWasSent(String text) {
        hr().body(java.util.Map.of("title", text, "tags", List.of("", "a"), "labels", java.util.Map.of(text, text)))
                .post("/probes/notes/" + "shelf")
                .then()
                .statusCode(200)
                .body("title", equalTo(text))
                .body("tags", contains("", "a"))
                .body("labels", equalTo(java.util.Map.of(text, text)));
    }

    @Test
    void keepsLinesWhereATextHasThemAndNowhereElse() {
        note("{\"title\":\"a\",\"text\":\"one\\n\\ttwo\\r\\n\"}")
                .then()
                .statusCode(200)
                .body("text", equalTo("one\n\ttwo\r\n"));
        note("{\"title\":\"a\\nb\",\"text\":\"\\u0085\",\"tags\":[\"x\",\"a\\tb\"],\"labels\":{\"a\":\"b\\r\"}}")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("title", "text", "tags[1]", "labels.a"))
                .body(
                        "errors.find { it.field == 'title' }.problem",
                        equalTo("has a line break at position 2; expected one line of visible characters"))
                .body("errors.find { it.field == 'tags[1]' }.problem", startsWith("has a tab at position 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\\u0000B",
                "A\\ud800nn",
                "\\udc00",
                "A\\u0007",
                "A\\u001b[31m",
                "A\\u0085",
                "A\\u202Efdp.exe",
                "\\u2066A",
                "A\\u200F",
                "A\\u200B",
                "A\\u200D",
                "\\uFEFFA",
                "A\\u00ADnn",
                "\\u3164",
                "A\\u2028B",
                "A\\uFFFD",
                "A\\uFFFF"
            })
    void refusesWhatIsNoTextWhereverItStandsAndNamesTheField(String escaped) {
        // The name of a field with half a pair in it is no JSON to the parser.
        String name = escaped.matches("(?i).*ud[89a-f].*") ? "\\u0000" : escaped;
        note("{\"title\":\"%1$s\",\"text\":\"%1$s\",\"tags\":[\"a\",\"%1$s\"],\"labels\":{\"x\":\"%1$s\",\"%2$s\":\"y\"},\"anything\":[{\"deep\":[\"%1$s\"]}]}"
                        .formatted(escaped, name))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.field",
                        containsInAnyOrder("title", "text", "tags[1]", "labels", "labels.x", "anything[0].deep[0]"))
                .body("errors.find { it.field == 'title' }.problem", containsString(" at position "));
    }

    @ParameterizedTest
    @CsvSource({
        "'\\u00A0',has nothing but blanks",
        "'\\u3000\\u2003',has nothing but blanks",
        "'\\u2800',has nothing but blanks",
        "' Ann',begins with a blank",
        "'Ann\\u00A0',ends with a blank"
    })
    void aNameShowsSomethingFromItsFirstCharacterToItsLast(String escaped, String problem) {
        note("{\"title\":\"" + escaped + "\"}")
                .then()
                .statusCode(400)
                .body("errors.field", contains("title"))
                .body("errors[0].problem", startsWith(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%0Ab", "a%E2%80%AEb", "%EF%BB%BF", "%ED%A0%80", "a%FF"})
    void readsTextsInPathAndQueryByTheSameRule(String encoded) {
        var plain = hr().urlEncodingEnabled(false).body("{\"title\":\"a\"}");
        plain.post("/probes/notes/x?place=" + encoded + "&tag=ok&tag=" + encoded)
                .then()
                .statusCode(400)
                .body("errors.field", contains("place", "tag"));
        hr().urlEncodingEnabled(false)
                .body("{\"title\":\"a\"}")
                .post("/probes/notes/" + encoded)
                .then()
                .statusCode(400)
                .body("errors.field", contains("shelf"));
    }

    @Test
    void refusesAQueryThatIsNotEncoded() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("GET /probes/asked?on=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                                            + Tokens.as("hr") + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void refusesAHeaderInAnUnknownEncoding() {
        hr().header("X-Place", "caf\u00E9")
                .body("{\"title\":\"a\"}")
                .post("/probes/notes/x")
                .then()
                .statusCode(400)
                .body("errors.field", contains("X-Place"));
    }

    @Test
    void refusesParametersThatAnOperationDoesNotHave() {
        hr().get("/probes/asked?shade=RED&on=2026-11-02")
                .then()
                .statusCode(400)
                .body("errors.field", contains("shade"))
                .body("errors[0].problem", equalTo("no such parameter; expected one of about, color, on"));
        hr().get("/probes/" + UUID.randomUUID() + "?q=x")
                .then()
                .statusCode(400)
                .body("errors[0].problem", equalTo("no such parameter; this operation takes none"));
        hr().urlEncodingEnabled(false)
                .get("/probes?q=x&Limit=2&%E2%80%AEq=x")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("Limit", ""))
                .body("errors.problem", hasItems("no such parameter; expected one of cursor, limit, q, sort"));
        hr().get("/probes/asked?color=RED&color=GREEN")
                .then()
                .statusCode(400)
                .body("errors.field", contains("color"))
                .body("errors[0].problem", equalTo("is given 2 times; expected one value"));
        for (String limit : List.of("abc", "", "1.5", "99999999999")) {
            hr().queryParam("limit", limit)
                    .get("/probes")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("limit"))
                    .body("errors[0].problem", equalTo("expected a whole number"));
        }
        // Who may not ask is not told what could be asked.
        as(Tokens.as("biller")).get("/probes/asked?shade=RED").then().statusCode(403);
        given().get("/probes/asked?shade=RED").then().statusCode(401);
    }

    @Test
    void tellsWhatCouldHaveBeenSentInstead() {
        hr().delete("/probes/" + UUID.randomUUID() + "/name")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("PUT"))
                .body("type", equalTo("/problems/method-not-allowed"))
                .body("allowed", contains("PUT"));
        hr().patch("/probes").then().statusCode(405).header("Allow", equalTo("GET, POST"));
        hr().contentType("text/xml")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("<a/>")
                .post("/probes")
                .then()
                .statusCode(415)
                .body("detail", endsWith("expected the Content-Type application/json"))
                .body("allowed", contains("application/json"));
        hr().contentType("application/json")
                .body("{}")
                .post("/probes/files")
                .then()
                .statusCode(415)
                .body("allowed", contains("text/csv"));
        given().header("Authorization", Tokens.as("hr"))
                .accept("text/html")
                .get("/probes")
                .then()
                .statusCode(406)
                .body("allowed", contains("application/json", "text/csv"));
        given().header("Authorization", Tokens.as("hr"))
                .accept("text/csv")
                .get("/probes/" + UUID.randomUUID())
                .then()
                .statusCode(406)
                .body("allowed", contains("application/json"));
    }

    /** What only follows from a wrong field is not told as a second error, and no error takes the number of another element. */
    @Test
    void namesOnlyWhatIsWrongAndNotWhatFollowsFromIt() {
        note("{\"title\":\"a\",\"tags\":[5,\"a\\u0000\",\"fine\",{},\"much too long\"]}")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("tags[1]", "tags[3]", "tags[4]"));
        hr().header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"name":"a","price":{"amount":"1.00","currency":"U\\u0000D"},"color":"RED","on":"2026-02-03",
                         "secret":"x","parts":[]}
                        """)
                .post("/probes")
                .then()
                .statusCode(400)
                .body("errors.field", contains("price.currency"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        hr().header("Idempotency-Key", UUID.randomUUID())
                .body("\"" + "x".repeat(1024 * 1024) + "\"")
                .post("/probes")
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/body-too-large"));
    }

    @Test
    void wantsTheCurrentVersionForAChange() {
        UUID id = made(unique("probe"));
        String path = "/probes/" + id + "/name";
        String body = "{\"name\":\"" + unique("renamed") + "\"}";
        hr().body(body).put(path).then().statusCode(428);
        hr().header("If-Match", "\"7\"").body(body).put(path).then().statusCode(412);
        hr().header("If-Match", "\"0\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("$", not(hasKey("version")));
        hr().header("If-Match", "\"0\"").body(body).put(path).then().statusCode(412);
        hr().header("If-Match", "\"1\"")
                .body("{\"name\":\"" + unique("again") + "\"}")
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        hr().get("/probes/" + id).then().header("ETag", "\"2\"");
    }

    /** A list with the current tag was once taken; a change stands on the one version that its maker read. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            0            | lacks the quotation marks
            0"           | is no ETag
            "0           | is no ETag
            "0""         | is no ETag
            'a'          | lacks the quotation marks
            W/"0"        | is a weak ETag
            "7", "0"     | names several versions
            *            | means whichever version there is
            """)
    void saysWhatIsWrongWithAnIfMatchThatNamesNoVersion(String ifMatch, String problem) {
        UUID id = made(unique("probe"));
        hr().header("If-Match", ifMatch)
                .body("{\"name\":\"other\"}")
                .put("/probes/" + id + "/name")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", contains("If-Match"))
                .body("errors[0].problem", startsWith(problem))
                .body("errors[0].problem", containsString("in its quotation marks, for example \"3\""));
        hr().get("/probes/" + id).then().header("ETag", "\"0\"");
    }

    @Test
    void wantsIfMatchOnce() {
        UUID id = made(unique("probe"));
        hr().header("If-Match", "\"7\"")
                .header("If-Match", "\"0\"")
                .body("{\"name\":\"other\"}")
                .put("/probes/" + id + "/name")
                .then()
                .statusCode(400)
                .body("errors.field", contains("If-Match"))
                .body("errors[0].problem", startsWith("is given 2 times"));
    }

    @Test
    void tellsTheVersionAfterTheChangeAlsoOfAnIdempotentRequest() {
        UUID id = made(unique("probe"));
        String key = unique("key");
        String body = "{\"name\":\"" + unique("renamed") + "\"}";
        for (int i = 0; i < 2; i++) {
            hr().header("Idempotency-Key", key)
                    .body(body)
                    .post("/probes/" + id + "/names")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"");
        }
        hr().get("/probes/" + id).then().header("ETag", "\"1\"");
    }

    @Test
    void aSetOfRolesInTheConfigurationIsNotBelieved() {
        assertThat(ConfigProvider.getConfig()
                        .getValue("roles.run-practice", String.class)
                        .split(","))
                .containsExactlyInAnyOrder(GROUP_ADMIN, PRACTICE_MANAGER);
    }

    private static Response approve(UUID id, Tokens token) {
        return as(token.bearer()).header("If-Match", "\"0\"").post("/probes/" + id + "/approval");
    }

    private static Tokens second() {
        return Tokens.forGroup(Tokens.GROUP_A).user("second").withRoles("hr");
    }

    @Test
    void aSecondPersonsStepWantsARecentLogin() {
        UUID id = made(unique("probe"));
        for (Tokens token : List.of(
                second().authenticatedAt(Instant.now().minus(Duration.ofMinutes(16))),
                second().authenticatedAt(Instant.now().plus(Duration.ofMinutes(5))),
                second().withoutAuthTime())) {
            approve(id, token)
                    .then()
                    .statusCode(401)
                    .contentType(startsWith("application/problem+json"))
                    .body("type", equalTo("/problems/step-up-required"))
                    .body("maxAge", equalTo(900))
                    .header("WWW-Authenticate", startsWith("Bearer error=\"insufficient_user_authentication\""))
                    .header("WWW-Authenticate", endsWith("max_age=\"900\""));
        }
        assertThat((String) hr().get("/probes/" + id).path("approvedBy")).isNull();
        approve(id, second().authenticatedAt(Instant.now().minus(Duration.ofMinutes(14))))
                .then()
                .statusCode(200)
                .body("approvedBy", equalTo("second"));
    }

    @Test
    void whoMayNotTakeAStepIsNotAskedToLogInAgain() {
        approve(
                        UUID.randomUUID(),
                        Tokens.forGroup(Tokens.GROUP_A).withRoles("biller").withoutAuthTime())
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void otherStepsDoNotAskWhenSomebodyLoggedIn() {
        UUID id = made(unique("probe"));
        String program = second().withoutAuthTime().bearer();
        as(program).get("/probes/" + id).then().statusCode(200);
        as(program)
                .header("If-Match", "\"0\"")
                .body("{\"name\":\"" + unique("renamed") + "\"}")
                .put("/probes/" + id + "/name")
                .then()
                .statusCode(200);
    }

    @Test
    void aRaceForAUniqueNameEndsInTheProblemOfTheConstraint() {
        String name = unique("probe");
        make(name).then().statusCode(201);
        make(name).then().statusCode(409).body("type", equalTo("/problems/name-in-use"));
    }

    @Test
    void aRaceThatNoFeatureNamesIsAConcurrentChange() {
        String name = unique("probe");
        make(name).then().statusCode(201);
        make(name.toUpperCase(java.util.Locale.ROOT))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/concurrent-change"));
    }

    @Test
    void aChangeWithoutAnEventIsNotCommitted() {
        UUID id = made(unique("probe"));
        hr().header("X-Correlation-Id", "silent-name-0001")
                .body("{\"name\":\"silent\"}")
                .put("/probes/" + id + "/silent-name")
                .then()
                .statusCode(500)
                .body("type", equalTo("/problems/internal-error"))
                .body("detail", equalTo("the failure was logged under the correlation id silent-name-0001"));
        assertThat((String) hr().get("/probes/" + id).path("name")).isNotEqualTo("silent");
    }

    @Test
    void twoPeopleOfOneClientWithOneIdempotencyKeyMakeTwo() {
        String key = unique("key");
        var made = List.of("robin", "kim").stream()
                .map(user -> given().header(
                                "Authorization",
                                Tokens.forGroup(Tokens.GROUP_A)
                                        .user(user)
                                        .withRoles("hr")
                                        .bearer())
                        .contentType("application/json")
                        .header("Idempotency-Key", key)
                        .body(BODY.formatted(unique("probe")))
                        .post("/probes"))
                .toList();
        assertThat(made).extracting(Response::statusCode).containsExactly(201, 201);
        assertThat(made.get(0).<String>path("id")).isNotEqualTo(made.get(1).path("id"));
    }

    @Test
    void fiftyTwinsWithOneIdempotencyKeyMakeOne() throws Exception {
        String key = unique("key");
        String body = BODY.formatted(unique("probe"));
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> hr().header("Idempotency-Key", key).body(body).post("/probes"));
        }
        List<Response> replies = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> reply : executor.invokeAll(calls)) {
                replies.add(reply.get());
            }
        }
        assertThat(replies)
                .extracting(Response::statusCode)
                .containsOnly(201, 409)
                .contains(201);
        assertThat(replies.stream()
                        .filter(reply -> reply.statusCode() == 201)
                        .map(Response::asString)
                        .distinct())
                .hasSize(1);
        Response replay = hr().header("Idempotency-Key", key).body(body).post("/probes");
        assertThat(replay.statusCode()).isEqualTo(201);
        assertThat(replay.header("Location")).contains("/probes/");
        assertThat(replay.header("ETag")).isEqualTo("\"0\"");
        hr().header("Idempotency-Key", key)
                .body(BODY.formatted(unique("other")))
                .post("/probes")
                .then()
                .statusCode(422);
        hr().body(body)
                .post("/probes")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-required"));
    }

    @Test
    void forgetsKeysAfterThirtyDaysAndNotBefore() throws SQLException {
        String recent = unique("key");
        String old = unique("key");
        for (String key : List.of(recent, old)) {
            hr().header("Idempotency-Key", key)
                    .body(BODY.formatted(unique("probe")))
                    .post("/probes")
                    .then()
                    .statusCode(201);
        }
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update idempotency_key set created_at = now() - interval '31 days' where key = '" + old + "'");
            assertThat(forgetOldKeys.forget()).isEqualTo(1);
            try (var row = statement.executeQuery(
                    "select key from idempotency_key where key in ('" + recent + "', '" + old + "')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo(recent);
                assertThat(row.next()).isFalse();
            }
        }
    }

    @Test
    void aRefusedRequestLeavesItsKeyUnused() {
        String key = unique("key");
        hr().header("Idempotency-Key", key).body("{}").post("/probes").then().statusCode(400);
        hr().header("Idempotency-Key", key)
                .body(BODY.formatted(unique("probe")))
                .post("/probes")
                .then()
                .statusCode(201);
    }

    @Test
    void readingOutsideATransactionFailsRatherThanFindNothing() {
        hr().get("/probes/outside-a-transaction").then().statusCode(500);
    }

    @Test
    void pagesByCursor() {
        made(unique("page"));
        made(unique("page"));
        Response first = hr().queryParam("limit", 1).get("/probes");
        String cursor = first.then().statusCode(200).extract().path("nextCursor");
        assertThat(cursor).isNotNull();
        String second = hr().queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get("/probes")
                .path("items[0].id");
        assertThat(second).isNotEqualTo(first.path("items[0].id"));
        hr().queryParam("cursor", "nonsense")
                .get("/probes")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
        hr().queryParam("limit", 0).get("/probes").then().statusCode(400).body("errors.field", contains("limit"));
    }

    @Test
    void namesTheQueryParameterThatIsWrong() {
        hr().get("/probes/asked?on=2026-11-02&color=RED&about=" + new UUID(1, 2))
                .then()
                .statusCode(200)
                .body("color", equalTo("RED"));
        hr().get("/probes/asked?on=yesterday")
                .then()
                .statusCode(400)
                .body("errors.field", contains("on"))
                .body("errors.problem", contains("expected a date such as 2026-01-31"));
        hr().get("/probes/asked?color=BLUE").then().statusCode(400).body("errors.field", contains("color"));
        hr().get("/probes/asked?about=me").then().statusCode(400).body("errors.field", contains("about"));
        hr().get("/probes/not-an-id").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void publishesInOrderWithItsHeadersAndConsumesOnce() throws SQLException {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        UUID id = UUID.fromString(hr().header("Idempotency-Key", UUID.randomUUID())
                .header("traceparent", trace)
                .body(BODY.formatted(unique("first")))
                .post("/probes")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        String renamed = unique("second");
        hr().header("If-Match", "\"0\"")
                .body("{\"name\":\"" + renamed + "\"}")
                .put("/probes/" + id + "/name")
                .then()
                .statusCode(200);
        Eventually.soon()
                .untilAsserted(() -> assertThat(ProbeEventConsumer.TOLD.getOrDefault(id, List.of()))
                        .hasSize(2)
                        .last()
                        .isEqualTo(renamed));
        var records = Events.read(ProbeEvent.TOPIC).stream()
                .filter(record -> id.toString().equals(record.key()))
                .toList();
        assertThat(records)
                .extracting(record -> Events.header(record, "ce_sequence"))
                .containsExactly("1", "2");
        assertThat(Events.header(records.getFirst(), "ce_type")).isEqualTo("ProbeMade");
        assertThat(Events.header(records.getFirst(), "ce_source")).isEqualTo("probe-service");
        assertThat(Events.header(records.getFirst(), "ce_practicegroup")).isEqualTo(Tokens.GROUP_A.toString());
        assertThat(Events.header(records.getFirst(), "traceparent")).contains("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(records.getFirst().value()).doesNotContain("123-45-6789");

        UUID eventId = UUID.fromString(Events.header(records.getFirst(), "ce_id"));
        Events.publish(eventId, Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(id, "again"));
        UUID marker = UUID.randomUUID();
        Events.publish(Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(marker, "marker"));
        Eventually.soon().until(() -> ProbeEventConsumer.TOLD.containsKey(marker));
        assertThat(ProbeEventConsumer.TOLD.get(id)).doesNotContain("again").hasSize(2);
    }

    @Test
    void parksAnAggregateInOrderWhileOthersFlowAndReplaysIt() {
        UUID sick = UUID.randomUUID();
        UUID well = UUID.randomUUID();
        Events.publish(Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(sick, "healthy"));
        Events.publish(Tokens.GROUP_A, 2, new ProbeEvent.ProbeRenamed(sick, "poison-" + sick));
        Events.publish(Tokens.GROUP_A, 3, new ProbeEvent.ProbeRenamed(sick, "after"));
        Events.publish(Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(well, "well"));
        String admin = Tokens.as("group-admin");
        Eventually.soon()
                .untilAsserted(() -> as(admin)
                        .get("/parked-aggregates")
                        .then()
                        .statusCode(200)
                        .body("find { it.aggregateId == '" + sick + "' }.events", equalTo(2)));
        Eventually.soon().until(() -> ProbeEventConsumer.TOLD.containsKey(well));
        assertThat(ProbeEventConsumer.TOLD.get(sick)).containsExactly("healthy");
        Eventually.soon()
                .untilAsserted(() -> assertThat(Events.read("probe.dead-letter.v1").stream()
                                .filter(record -> sick.toString().equals(record.key())))
                        .extracting(record -> Events.header(record, "ce_sequence"))
                        .containsExactly("2", "3"));

        String replay = "/parked-aggregates/probe-events/" + sick + "/replay";
        as(Tokens.forGroup(Tokens.GROUP_B).withRoles("group-admin").bearer())
                .post(replay)
                .then()
                .statusCode(404);
        as(admin).post(replay).then().statusCode(409).body("type", equalTo("/problems/replay-failed"));
        ProbeEventConsumer.cured = true;
        as(admin).post(replay).then().statusCode(200).body("events", equalTo(2));
        ProbeEventConsumer.cured = false;
        assertThat(ProbeEventConsumer.TOLD.get(sick)).containsExactly("healthy", "poison-" + sick, "after");
        as(admin).post(replay).then().statusCode(404);
        Events.publish(Tokens.GROUP_A, 4, new ProbeEvent.ProbeRenamed(sick, "flows again"));
        Eventually.soon()
                .untilAsserted(
                        () -> assertThat(ProbeEventConsumer.TOLD.get(sick)).endsWith("flows again"));
    }

    @Test
    void parksAGapUntilTheMissingEventHasCome() {
        UUID id = UUID.randomUUID();
        Events.publish(Tokens.GROUP_A, 2, new ProbeEvent.ProbeRenamed(id, "two"));
        String admin = Tokens.as("group-admin");
        Eventually.soon()
                .untilAsserted(() -> as(admin)
                        .get("/parked-aggregates")
                        .then()
                        .body("find { it.aggregateId == '" + id + "' }.reason", startsWith("expected sequence 1")));
        String replay = "/parked-aggregates/probe-events/" + id + "/replay";
        as(admin).post(replay).then().statusCode(409).body("type", equalTo("/problems/replay-gap"));
        Events.publish(Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(id, "one"));
        Eventually.soon()
                .untilAsserted(() -> as(admin)
                        .get("/parked-aggregates")
                        .then()
                        .body("find { it.aggregateId == '" + id + "' }.events", equalTo(2)));
        as(admin).post(replay).then().statusCode(200);
        assertThat(ProbeEventConsumer.TOLD.get(id)).containsExactly("one", "two");
    }

    @Test
    void passesOverTypesItDoesNotKnowAndRecordsThatAreNoEvents() {
        UUID id = UUID.randomUUID();
        var headers = Events.headers(UUID.randomUUID(), Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(id, "x"));
        headers.put("ce_type", "ProbeOfTheFuture");
        Events.send(ProbeEvent.TOPIC, id.toString(), headers, "{\"shape\":\"new\"}".getBytes(StandardCharsets.UTF_8));
        Events.send(ProbeEvent.TOPIC, id.toString(), java.util.Map.of(), "noise".getBytes(StandardCharsets.UTF_8));
        Events.publish(Tokens.GROUP_A, 2, new ProbeEvent.ProbeRenamed(id, "known"));
        Eventually.soon()
                .untilAsserted(() -> assertThat(ProbeEventConsumer.TOLD.getOrDefault(id, List.of()))
                        .containsExactly("known"));
    }

    /** PostgreSQL has no null character, and half a surrogate pair would be stored as a question mark. */
    @ParameterizedTest
    @ValueSource(strings = {"A\\u0000B", "A\\ud800", "\\udfffA"})
    void parksAnEventWhoseTextNoRecordHoldsAndSaysWhere(String escaped) {
        UUID id = UUID.randomUUID();
        UUID well = UUID.randomUUID();
        var made = new ProbeEvent.ProbeMade(id, "x");
        byte[] payload =
                EventJson.write(made).replace("\"x\"", "\"" + escaped + "\"").getBytes(StandardCharsets.UTF_8);
        Events.send(
                ProbeEvent.TOPIC, id.toString(), Events.headers(UUID.randomUUID(), Tokens.GROUP_A, 1, made), payload);
        Events.publish(Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(well, "well"));
        Eventually.soon().until(() -> ProbeEventConsumer.TOLD.containsKey(well));
        assertThat(ProbeEventConsumer.TOLD).doesNotContainKey(id);
        Eventually.soon()
                .untilAsserted(() -> as(Tokens.as("group-admin"))
                        .get("/parked-aggregates")
                        .then()
                        .body(
                                "find { it.aggregateId == '" + id + "' }.reason",
                                containsString("name has a null character or half a surrogate pair")));
        assertThat(Events.read("probe.dead-letter.v1").stream()
                        .filter(record -> id.toString().equals(record.key())))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo(new String(payload, StandardCharsets.UTF_8)));
    }

    /** What else is no text has happened all the same. */
    @Test
    void appliesAnEventWhoseTextARequestCouldNotHave() {
        UUID id = UUID.randomUUID();
        Events.publish(Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(id, "A\u200B \u202Eb\n"));
        Eventually.soon().until(() -> ProbeEventConsumer.TOLD.containsKey(id));
        assertThat(ProbeEventConsumer.TOLD.get(id)).containsExactly("A\u200B \u202Eb\n");
    }

    /** Parking is the last resort, so nothing that a record brings may stand in its way. */
    @Test
    void parksARecordWhateverBytesItBrings() {
        UUID id = UUID.randomUUID();
        UUID well = UUID.randomUUID();
        var made = new ProbeEvent.ProbeMade(id, "x");
        var headers = Events.headers(UUID.randomUUID(), Tokens.GROUP_A, 1, made);
        headers.put("note\u0000", "a\u0000b");
        byte[] payload = {'{', 0, (byte) 0xFF, '}'};
        Events.send(ProbeEvent.TOPIC, id.toString(), headers, payload);
        var lost = Events.headers(UUID.randomUUID(), Tokens.GROUP_A, 1, made);
        lost.put("ce_source", "a\u0000b");
        Events.send(ProbeEvent.TOPIC, id.toString(), lost, payload);
        Events.publish(Tokens.GROUP_A, 1, new ProbeEvent.ProbeMade(well, "well"));
        Eventually.soon().until(() -> ProbeEventConsumer.TOLD.containsKey(well));
        Eventually.soon()
                .untilAsserted(() -> as(Tokens.as("group-admin"))
                        .get("/parked-aggregates")
                        .then()
                        .body("find { it.aggregateId == '" + id + "' }.events", equalTo(1)));
        Eventually.soon()
                .untilAsserted(() -> assertThat(Events.read("probe.dead-letter.v1").stream()
                                .filter(record -> id.toString().equals(record.key())))
                        .singleElement()
                        .satisfies(record -> {
                            assertThat(Events.header(record, "dead-letter-encoding"))
                                    .isEqualTo("base64");
                            assertThat(Base64.getDecoder().decode(record.value()))
                                    .isEqualTo(payload);
                        }));
    }

    @Test
    void theAuditChainHoldsAndTellsTheLineThatWasChanged() throws SQLException {
        String bearer =
                Tokens.forGroup(Tokens.GROUP_B).withRoles("hr", "compliance").bearer();
        for (int i = 0; i < 3; i++) {
            as(bearer)
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body(BODY.formatted(unique("audited")))
                    .post("/probes")
                    .then()
                    .statusCode(201);
        }
        as(bearer).get("/audit-verification").then().statusCode(200).body("intact", equalTo(true));
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update audit_line set actor = 'nobody' where sequence = 2 and practice_group_id = '"
                            + Tokens.GROUP_B + "'");
            as(bearer)
                    .get("/audit-verification")
                    .then()
                    .body("intact", equalTo(false))
                    .body("brokenAt", equalTo(2));
            statement.executeUpdate(
                    "update audit_line set actor = 'somebody' where sequence = 2 and practice_group_id = '"
                            + Tokens.GROUP_B + "'");
            as(bearer).get("/audit-verification").then().body("intact", equalTo(true));
            statement.executeUpdate("delete from audit_line where practice_group_id = '" + Tokens.GROUP_B
                    + "' and sequence = (select max(sequence) from audit_line where practice_group_id = '"
                    + Tokens.GROUP_B + "')");
            as(bearer)
                    .get("/audit-verification")
                    .then()
                    .body("intact", equalTo(false))
                    .body("reason", equalTo("lines are missing at the end"));
        }
    }

    @Test
    void sealedColumnsHoldNoPlainTextAndOpenOnlyInTheirCell() throws SQLException {
        UUID one = made(unique("sealed"));
        UUID two = made(unique("sealed"));
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(
                    "select count(*) from probe where position('123-45-6789'::bytea in sealed_secret) > 0")) {
                row.next();
                assertThat(row.getLong(1)).isZero();
            }
            statement.execute("set session_replication_role = replica");
            statement.executeUpdate("update probe set sealed_secret = (select sealed_secret from probe where id = '"
                    + one + "') where id = '" + two + "'");
        }
        hr().get("/probes/" + two).then().statusCode(500);
        hr().get("/probes/" + one).then().statusCode(200);
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            // A row that does not open would stand in the way of the lists of other tests.
            statement.executeUpdate("delete from probe where id = '" + two + "'");
        }
    }

    @Test
    void jobsTellTheirProgressTheirResultAndTheirFailure() {
        String location = hr().body("{\"to\":20,\"millis\":2}")
                .post("/probes/counts")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        Eventually.soon()
                .untilAsserted(() -> hr().get(location)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("SUCCEEDED"))
                        .body("percent", equalTo(100))
                        .body("result.counted", equalTo(20)));
        String failing =
                hr().body("{\"to\":5,\"failAt\":3}").post("/probes/counts").header("Location");
        Eventually.soon()
                .untilAsserted(() -> hr().get(failing)
                        .then()
                        .body("state", equalTo("FAILED"))
                        .body("problem.detail", equalTo("failed at 3")));
        String broken =
                hr().body("{\"to\":5,\"breakAt\":3}").post("/probes/counts").header("Location");
        var id = broken.substring(broken.lastIndexOf('/') + 1);
        Eventually.soon()
                .untilAsserted(() -> hr().get(broken)
                        .then()
                        .body("state", equalTo("FAILED"))
                        .body("problem.type", equalTo("/problems/internal-error"))
                        .body("problem.detail", endsWith("under the correlation id " + id)));
        String endless =
                hr().body("{\"to\":100000,\"millis\":5}").post("/probes/counts").header("Location");
        Eventually.soon().untilAsserted(() -> hr().get(endless).then().body("state", equalTo("RUNNING")));
        hr().delete(endless).then().statusCode(200);
        Eventually.soon().untilAsserted(() -> hr().get(endless).then().body("state", equalTo("CANCELED")));
        // Its steps are committed one by one.
        int done = hr().get(endless).path("done");
        assertThat(done).isPositive();
        hr().get(endless)
                .then()
                .body("problem.type", equalTo("/problems/job-canceled"))
                .body("problem.done", equalTo(done))
                .body(
                        "problem.detail",
                        equalTo("it was canceled after " + done
                                + " of 100000 steps; these stay done, the others were not begun"));
        as(Tokens.forGroup(Tokens.GROUP_B).withRoles("hr").bearer())
                .get(endless)
                .then()
                .statusCode(404);
    }

    @Test
    void aJobThatAStoppedProcessLeftIsTakenUpAtItsCheckpoint() throws SQLException {
        UUID id = UUID.randomUUID();
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into job (practice_group_id, id, kind, state, parameters, checkpoint, done, cancel_requested,"
                            + " started_by, client, created_at, lease_until) values ('" + Tokens.GROUP_A + "', '" + id
                            + "', 'count', 'RUNNING', '{\"to\":10,\"failAt\":3}', '7', 7, false, 'x', 'x', now(), now() - interval '1 minute')");
        }
        Eventually.soon().untilAsserted(() -> hr().get("/jobs/" + id).then().body("state", equalTo("SUCCEEDED")));
    }

    @Test
    void filesComeBackAsTheyWere() {
        byte[] content = "a,b\n".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        Response stored = given().header("Authorization", Tokens.as("hr"))
                .contentType("text/csv")
                .body(content)
                .post("/probes/files");
        stored.then().statusCode(200).body("sizeBytes", equalTo(content.length));
        byte[] read = given().header("Authorization", Tokens.as("hr"))
                .get("/probes/files/" + stored.path("id"))
                .asByteArray();
        assertThat(read).isEqualTo(content);
    }

    @Test
    void onlyAListIsAFile() {
        UUID id = made(unique("no-list"));
        given().header("Authorization", Tokens.as("hr"))
                .accept("text/csv")
                .get("/probes/" + id)
                .then()
                .statusCode(406);
        given().header("Authorization", Tokens.as("hr"))
                .accept("application/json, text/csv;q=0.9")
                .get("/probes")
                .then()
                .statusCode(200)
                .contentType("application/json");
        // However little a file is wanted: what is written as one is counted as one.
        long before = exportedLists();
        for (String accept : List.of("text/csv, application/json", "text/csv;q=0", "text/csv;q=0.0001")) {
            assertThat(given().header("Authorization", Tokens.as("hr"))
                            .accept(accept)
                            .get("/probes?limit=1")
                            .then()
                            .statusCode(200)
                            .contentType("text/csv")
                            .extract()
                            .asString()
                            .lines())
                    .hasSizeGreaterThan(2);
        }
        assertThat(exportedLists()).isEqualTo(before + 3);
    }

    private static long exportedLists() {
        return Database.count(
                "select count(*) from audit_line where practice_group_id = ? and action = 'exported' and subject_type = 'probes'",
                Tokens.GROUP_A);
    }

    @Test
    void theBooksOfTheEventPathAgree() {
        made(unique("counted"));
        Eventually.soon().untilAsserted(() -> {
            var books = as(Tokens.as("group-admin"))
                    .get("/event-accounting")
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat((Object) books.path("published")).isEqualTo(books.path("committed"));
        });
    }
}
