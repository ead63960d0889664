package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoutingTest extends GatewayCalls {
    private JsonObject echoed(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    @Test
    void sendsEachServiceItsPathsWithoutThePrefix() {
        for (var service : new String[] {"staff", "billing", "payroll"}) {
            var echo = echoed(send(asSomebody("/api/" + service + "/things/7?a=b%20c&d=")));
            assertThat(echo.getString("service")).isEqualTo(service);
            assertThat(echo.getString("uri")).isEqualTo("/things/7?a=b%20c&d=");
        }
    }

    @Test
    void sendsTheOwnRecordToTheServiceThatIsNamed() {
        for (var path : new String[] {"staff/me", "payroll/me/pay-stubs", "payroll/me/w-2s/2026"}) {
            var echo = echoed(send(asSomebody("/api/" + path)));
            assertThat(echo.getString("service") + echo.getString("uri")).isEqualTo(path);
        }
    }

    @Test
    void carriesMethodAndBody() {
        var echo = echoed(send(asSomebody("/api/staff/things")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1")
                .PUT(BodyPublishers.ofString("{\"name\":\"ü\"}"))));
        assertThat(echo.getString("method")).isEqualTo("PUT");
        assertThat(echo.getString("body")).isEqualTo("{\"name\":\"ü\"}");
        assertThat(echo.getJsonObject("headers").getString("content-type")).isEqualTo("application/json");
        assertThat(echo.getJsonObject("headers").getString("idempotency-key")).isEqualTo("k-1");
    }

    @Test
    void relaysTheVerifiedTokenAndSaysWhoCalls() {
        var token = identity.token();
        var headers = echoed(send(to("/api/staff/things").header("Authorization", "Bearer " + token)))
                .getJsonObject("headers");
        assertThat(headers.getString("authorization")).isEqualTo("Bearer " + token);
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-forwarded-prefix")).isEqualTo("/api/staff");
        assertThat(headers.getString("x-forwarded-host")).endsWith(":" + gateway.getPort());
    }

    @Test
    void takesAwayWhatACallerMayNotSay() {
        var headers = echoed(send(asSomebody("/api/staff/things")
                        .header("X-Forwarded-For", "10.0.0.1")
                        .header("X-Forwarded-User", "root")
                        .header("Forwarded", "for=10.0.0.1")
                        .header("X-Real-IP", "10.0.0.1")
                        .header("X-Original-URL", "/q/health")
                        .header("X-HTTP-Method-Override", "DELETE")
                        .header("Cookie", "q_session=stolen")
                        .header("TE", "trailers")
                        .header("Keep-Alive", "timeout=5")
                        .header("Proxy-Authorization", "Basic eDp5")
                        .header("X-Kept", "yes")))
                .getJsonObject("headers");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.getString("x-kept")).isEqualTo("yes");
        assertThat(headers.fieldNames())
                .doesNotContain(
                        "x-forwarded-user",
                        "forwarded",
                        "x-real-ip",
                        "x-original-url",
                        "x-http-method-override",
                        "cookie",
                        "te",
                        "keep-alive",
                        "proxy-authorization");
    }

    @Test
    void takesAwayWhatTheCallersConnectionNames() throws Exception {
        var answer = raw("GET /api/staff/things HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + identity.token()
                + "\r\nX-Hop: 1\r\nX-End: 1\r\nConnection: keep-alive, X-Hop\r\n\r\n"
                + "GET /signed-out HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"x-end\"").doesNotContain("\"x-hop\"");
    }

    @Test
    void twoFramingsOfOneBodyDoNotSmuggleASecondRequest() throws Exception {
        staff.forget();
        var token = identity.token();
        raw("POST /api/staff/things HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + "GET /q/metrics HTTP/1.1\r\nHost: staff\r\n\r\n");
        assertThat(staff.paths()).allMatch("/things"::equals).hasSizeLessThanOrEqualTo(1);
    }

    private String raw(String request) throws Exception {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void acceptsAWellFormedCorrelationIdAndMakesOneOtherwise() {
        var given = send(asSomebody("/api/staff/things").header("X-Correlation-Id", "batch-2026.07_1"));
        assertThat(given.headers().firstValue("X-Correlation-Id")).contains("batch-2026.07_1");
        assertThat(echoed(given).getJsonObject("headers").getString("x-correlation-id"))
                .isEqualTo("batch-2026.07_1");

        var malformed = send(asSomebody("/api/staff/things").header("X-Correlation-Id", "a b<script>"));
        var made = malformed.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(UUID.fromString(made)).isNotNull();
        assertThat(echoed(malformed).getJsonObject("headers").getString("x-correlation-id"))
                .isEqualTo(made);
    }

    @Test
    void givesPlacesAsTheCallerCanReachThemAndKeepsServiceCookiesBack() {
        var created = send(asSomebody("/api/staff/employees").POST(BodyPublishers.ofString("{}")));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/api/staff/employees/4711");
        assertThat(created.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(created.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (var path : new String[] {"/api/staff/things", "/signed-out", "/nowhere"}) {
            var headers = send(asSomebody(path)).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Strict-Transport-Security"))
                    .as("over plain http")
                    .isEmpty();
        }
        var ofAService = send(asSomebody("/api/staff/things")).headers();
        assertThat(ofAService.firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("; sandbox");
        assertThat(ofAService.firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/staff/q/health",
                "/api/staff/q",
                "/api/staff/Q/metrics",
                "/api/staff/%71/health",
                "/api/staff//q/health",
                "/api/staff/./q/health",
                "/api/staff/x/../q/openapi",
                "/api/staff/%2e/q/health",
                "/api/staff/x/%2e%2e/q/health",
            })
    void managementPathsOfAServiceAreNotThere(String path) {
        staff.forget();
        assertProblem(send(asSomebody(path)), 404, "not-found");
        assertThat(staff.paths()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/staff/..%2fq/health",
                "/api/staff/..%2Fpayroll",
                "/api/staff/%2e%2e%2fq/health",
                "/api/staff/..%5cq/health",
                "/api/staff/q;x=1/health",
                "/api/staff/%3bx/q/health",
                "/api/staff/%252e%252e/q/health",
                "/api/staff/things%00",
                "/api/staff/things%0d%0aX:1",
            })
    void aPathThatCouldBeReadInTwoWaysIsRefused(String path) {
        staff.forget();
        assertProblem(send(asSomebody(path)), 400, "path-not-allowed");
        assertThat(staff.paths()).isEmpty();
    }

    @Test
    void dotsAreTakenOutBeforeTheServiceIsChosen() {
        var echo = echoed(send(asSomebody("/api/staff/../payroll/things")));
        assertThat(echo.getString("service")).isEqualTo("payroll");
        assertThat(echo.getString("uri")).isEqualTo("/things");
    }

    @Test
    void anUnknownServiceIsNotFound() {
        for (var path : new String[] {"/api/nobody/things", "/api", "/api/", "/api//things"}) {
            assertProblem(send(asSomebody(path)), 404, "not-found");
        }
    }

    @Test
    void aMethodNoServiceOffersIsRefused() {
        var refused = send(asSomebody("/api/staff/things").method("PURGE", BodyPublishers.noBody()));
        assertProblem(refused, 405, "method-not-allowed");
        assertThat(refused.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    }

    @Test
    void aServiceThatIsDownGives503WithRetryAfter() {
        var response = send(asSomebody("/api/compliance/obligations"));
        assertProblem(response, 503, "service-unavailable");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeGives504() {
        assertProblem(send(asSomebody("/api/staff/never")), 504, "service-timed-out");
    }

    @Test
    void aServiceThatHangsUpIsToldApartByWhatMayHaveBeenDone() {
        assertProblem(send(asSomebody("/api/staff/hang-up")), 503, "service-unavailable");
        assertProblem(
                send(asSomebody("/api/staff/hang-up").POST(BodyPublishers.ofString("{}"))), 502, "service-broke-off");
    }

    @Test
    void aBrokenAnswerDoesNotLookWhole() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> send(asSomebody("/api/staff/half-and-hang-up")))
                .hasRootCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void theFirstHalfOfAnAnswerArrivesBeforeTheSecondIsWritten() throws Exception {
        staff.forget();
        var response = http.send(asSomebody("/api/staff/halves").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertThat(new String(body.readNBytes("first half, ".length()), StandardCharsets.UTF_8))
                    .isEqualTo("first half, ");
            staff.release();
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("second half");
        }
    }

    @Test
    void crossOriginCallsAreAllowedToNamedSitesWithoutCookies() {
        var preflight = send(to("/api/staff/things")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://partner.example")
                .header("Access-Control-Request-Method", "POST"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://partner.example");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("false");

        var stranger = send(to("/api/staff/things")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://stranger.example")
                .header("Access-Control-Request-Method", "POST"));
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
