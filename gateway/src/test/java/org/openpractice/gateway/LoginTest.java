package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginTest extends GatewayCalls {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private HttpResponse<String> open(String url) {
        return send(
                browser, HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html,application/xhtml+xml"));
    }

    private String url(String path) {
        return to(path).build().uri().toString();
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> logIn() {
        return follow("/");
    }

    /** Follows the redirects of a login and returns the page it ends on. */
    private HttpResponse<String> follow(String path) {
        var response = open(url(path));
        for (int hops = 0; response.statusCode() == 302 && hops < 6; hops++) {
            response = open(response.uri().resolve(location(response)).toString());
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private HttpResponse<String> fetch(HttpRequest.Builder request) {
        return send(browser, request.header("Accept", "application/json"));
    }

    @Test
    void aBrowserIsSentToLogInWithPkce() {
        var asked = location(open(url("/")));
        assertThat(asked)
                .startsWith(identity.issuer() + "/auth")
                .contains("response_type=code")
                .contains("client_id=openpractice-gateway")
                .contains("code_challenge_method=S256")
                .contains("code_challenge=")
                .contains("state=");
    }

    @Test
    void afterTheLoginThePageSaysWhoIsLoggedInAndHoldsNoInlineScript() {
        var page = logIn();
        assertThat(page.body()).contains("Test &lt;Person&gt;").doesNotContain("Test <Person>");
        assertThat(page.body()).contains("href=\"/logout\"").doesNotContain("<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'");
        var named = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"").matcher(page.body());
        int files = 0;
        while (named.find()) {
            files++;
            assertThat(send(browser, to(named.group(1))).statusCode())
                    .as(named.group(1))
                    .isEqualTo(200);
        }
        assertThat(files).isEqualTo(3);
    }

    @Test
    void thePolicyOfThePageAllowsNothingFromElsewhereAndNothingInline() {
        assertThat(logIn().headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("unsafe")
                .doesNotContain("http")
                .doesNotContain("data:");
    }

    @Test
    void aSecondPersonSignsInForThePageAndTheirTokenIsAllItGets() {
        logIn();
        var begun = fetch(to("/second-person").POST(BodyPublishers.noBody()).header("Sec-Fetch-Site", "same-origin"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        var link = new JsonObject(begun.body());
        assertThat(link.getString("verification_uri_complete")).startsWith(identity.issuer() + "/device?user_code=");
        var code = link.getString("device_code");

        assertThat(secondToken(code).getString("error")).isEqualTo("authorization_pending");
        identity.agree(code);
        var told = secondToken(code);
        assertThat(told.fieldNames()).containsExactlyInAnyOrder("access_token", "expires_in");
        var asSecond =
                send(to("/api/staff/things").header("Authorization", "Bearer " + told.getString("access_token")));
        assertThat(asSecond.statusCode()).isEqualTo(200);
    }

    private JsonObject secondToken(String deviceCode) {
        var answer = fetch(to("/second-person/token")
                .POST(BodyPublishers.ofString(deviceCode))
                .header("Sec-Fetch-Site", "same-origin"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return new JsonObject(answer.body());
    }

    @Test
    void aSecondPersonSignsInOnlyBesideAFirstAndFromTheirPage() {
        var nobody = to("/second-person").POST(BodyPublishers.noBody()).header("Accept", "application/json");
        assertProblem(send(nobody), 401, "unauthenticated");
        logIn();
        assertProblem(fetch(to("/second-person").POST(BodyPublishers.noBody())), 403, "cross-site-request");
        assertProblem(fetch(to("/second-person/token").POST(BodyPublishers.ofString("x"))), 403, "cross-site-request");
        identity.setAway(true);
        try {
            assertProblem(
                    fetch(to("/second-person").POST(BodyPublishers.noBody()).header("Sec-Fetch-Site", "same-origin")),
                    503,
                    "identity-provider-unavailable");
        } finally {
            identity.setAway(false);
        }
    }

    @Test
    void theSessionCookieIsEncryptedAndOutOfReachOfScripts() {
        logIn();
        var session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith("q_session"))
                .toList();
        assertThat(session).isNotEmpty().allMatch(cookie -> cookie.isHttpOnly());
        assertThat(session).noneMatch(cookie -> cookie.getValue().startsWith("eyJhbGciOiJSUzI1NiI"));
    }

    @Test
    void theSessionsAccessTokenIsRelayedAndItsCookiesAreNot() {
        logIn();
        var response = fetch(to("/api/staff/things"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var headers = new JsonObject(response.body()).getJsonObject("headers");
        assertThat(headers.getString("authorization")).startsWith("Bearer eyJ");
        assertThat(headers.containsKey("cookie")).isFalse();
    }

    @Test
    void aSessionChangesThingsOnlyFromAPageOfThisOrigin() {
        logIn();
        var change = BodyPublishers.ofString("{}");
        assertProblem(fetch(to("/api/staff/things").POST(change)), 403, "cross-site-request");
        assertProblem(
                fetch(to("/api/staff/things").POST(change).header("Sec-Fetch-Site", "cross-site")),
                403,
                "cross-site-request");
        assertProblem(
                fetch(to("/api/staff/things").POST(change).header("Sec-Fetch-Site", "same-site")),
                403,
                "cross-site-request");
        assertProblem(
                fetch(to("/api/staff/things").POST(change).header("Origin", "https://partner.example")),
                403,
                "cross-site-request");
        assertThat(fetch(to("/api/staff/things").POST(change).header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
        var origin = url("/").substring(0, url("/").length() - 1);
        assertThat(fetch(to("/api/staff/things").POST(change).header("Origin", origin))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStepUpAsksForAnotherLoginWhenTheLastIsOld() {
        identity.setLoggedInAt(Instant.now().minus(Duration.ofHours(1)));
        logIn();
        var asked = location(open(url("/step-up")));
        assertThat(asked)
                .startsWith(identity.issuer() + "/auth")
                .contains("state=")
                .endsWith("&max_age=300");
        assertThat(follow("/step-up").uri().getPath()).isEqualTo("/");
        assertThat(URI.create(location(open(url("/step-up")))).getPath()).isEqualTo("/");
        assertThat(fetch(to("/api/staff/things")).statusCode()).isEqualTo(200);
    }

    @Test
    void aStepUpWithoutASessionIsALogin() {
        assertThat(location(open(url("/step-up"))))
                .startsWith(identity.issuer() + "/auth")
                .endsWith("&max_age=300");
        assertProblem(send(asSomebody("/step-up")), 401, "unauthenticated");
    }

    @Test
    void aScriptIsNotSentToStepUp() {
        identity.setLoggedInAt(Instant.now().minus(Duration.ofHours(1)));
        logIn();
        assertProblem(fetch(to("/step-up")), 401, "unauthenticated");
    }

    @Test
    void aBearerTokenNeedsNoProofOfOrigin() {
        assertThat(send(asSomebody("/api/staff/things").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void loggingOutEndsBothSessions() {
        logIn();
        assertThat(fetch(to("/api/staff/things")).statusCode()).isEqualTo(200);

        var ended = location(open(url("/logout")));
        assertThat(ended).startsWith(identity.issuer() + "/logout").contains("id_token_hint=");
        var signedOut = open(location(open(ended)));
        assertThat(signedOut.statusCode()).isEqualTo(200);
        assertThat(signedOut.uri().getPath()).isEqualTo("/signed-out");
        assertThat(identity.endedSessions()).isNotEmpty();

        assertProblem(fetch(to("/api/staff/things")), 401, "unauthenticated");
        assertThat(location(open(url("/")))).startsWith(identity.issuer() + "/auth");
    }

    @Test
    void anotherSiteCannotLogAPersonOut() {
        logIn();
        var response =
                send(browser, to("/logout").header("Accept", "text/html").header("Sec-Fetch-Site", "cross-site"));
        assertProblem(response, 403, "cross-site-request");
        assertThat(fetch(to("/api/staff/things")).statusCode()).isEqualTo(200);
    }

    @Test
    void loggingOutWithoutASessionShowsThePage() {
        assertThat(location(open(url("/logout")))).isEqualTo("/signed-out");
    }

    @Test
    void aSessionThatWasTamperedWithIsNone() {
        logIn();
        for (var cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getName().startsWith("q_session")) {
                var value = cookie.getValue();
                cookie.setValue(
                        value.substring(0, value.length() / 2) + "AAAA" + value.substring(value.length() / 2 + 4));
            }
        }
        assertThat(fetch(to("/api/staff/things")).statusCode()).isEqualTo(401);
    }

    @Test
    void aScriptWithoutASessionGets401InsteadOfALoginPage() {
        assertProblem(
                send(browser, to("/").header("Accept", "text/html").header("Sec-Fetch-Mode", "cors")),
                401,
                "unauthenticated");
    }
}
