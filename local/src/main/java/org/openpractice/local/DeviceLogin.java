package org.openpractice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Signs a person in for a program: OAuth 2.0 device authorization grant (RFC 8628). The person opens a link in any browser
 * and logs in there; the program learns no password, only the token, which tells when they did ({@code auth_time}).
 */
public final class DeviceLogin {

    static final String CLIENT = "openpractice-device";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String issuer;
    private final String deviceCode;
    private final String link;
    private final String code;
    private final long deadline;
    private long pauseSeconds;

    private DeviceLogin(HttpClient http, String issuer, JsonNode asked) {
        this.http = http;
        this.issuer = issuer;
        this.deviceCode = asked.path("device_code").asText();
        this.link = asked.path("verification_uri_complete").asText();
        this.code = asked.path("user_code").asText();
        this.pauseSeconds = asked.path("interval").asLong(5);
        this.deadline = System.nanoTime()
                + TimeUnit.SECONDS.toNanos(asked.path("expires_in").asLong());
    }

    /**
     * Who signed in.
     *
     * @param accessToken to be sent as {@code Authorization: Bearer}
     * @param user name of the login
     * @param loggedInAt when they entered their password; long ago when their browser was signed in before
     * @param expiresAt when the token ends
     */
    public record SignedIn(String accessToken, String user, Instant loggedInAt, Instant expiresAt) {

        /** Without the token. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Begins.
     *
     * @param issuer the realm's address
     * @throws StartFailure when the identity provider does not answer, or does not know such logins
     */
    public static DeviceLogin at(HttpClient http, String issuer) {
        var form = Map.of("client_id", CLIENT, "scope", "openid");
        var asked = post(http, issuer + "/protocol/openid-connect/auth/device", form);
        if (!asked.hasNonNull("device_code")) {
            throw new StartFailure("The identity provider at " + issuer + " refuses logins for scripts: "
                    + reason(asked)
                    + "; a realm that was made before them needs the client " + CLIENT);
        }
        return new DeviceLogin(http, issuer, asked);
    }

    /** Where the person logs in. It holds the code. */
    public String link() {
        return link;
    }

    /** What the page behind the link shows, to compare. */
    public String code() {
        return code;
    }

    /**
     * Waits until the person has logged in and agreed.
     *
     * @throws StartFailure when they refuse or the link expires
     */
    public SignedIn await() {
        var form = Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "client_id",
                CLIENT,
                "device_code",
                deviceCode);
        while (true) {
            var answer = post(http, issuer + "/protocol/openid-connect/token", form);
            if (answer.hasNonNull("access_token")) {
                return signedIn(answer.path("access_token").asText());
            }
            switch (answer.path("error").asText()) {
                case "authorization_pending" -> {}
                case "slow_down" -> pauseSeconds += 5;
                case "access_denied" -> throw new StartFailure("The login was refused in the browser");
                case "expired_token" -> throw expired();
                default -> throw new StartFailure("The login did not succeed: " + reason(answer));
            }
            if (System.nanoTime() + TimeUnit.SECONDS.toNanos(pauseSeconds) > deadline) {
                throw expired();
            }
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(pauseSeconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The login was interrupted", e);
        }
    }

    private static StartFailure expired() {
        return new StartFailure("Nobody logged in while the link was good; ask for another");
    }

    private static SignedIn signedIn(String token) {
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
            return new SignedIn(
                    token,
                    claims.path("preferred_username").asText(),
                    Instant.ofEpochSecond(claims.path("auth_time").asLong()),
                    Instant.ofEpochSecond(claims.path("exp").asLong()));
        } catch (IOException | RuntimeException e) {
            throw new StartFailure("The identity provider gave a token that cannot be read", e);
        }
    }

    private static String reason(JsonNode answer) {
        return answer.path("error_description").asText(answer.path("error").asText("no reason given"));
    }

    private static JsonNode post(HttpClient http, String address, Map<String, String> form) {
        try {
            var request = FormBody.post(HttpRequest.newBuilder(URI.create(address)), form)
                    .timeout(PATIENCE)
                    .build();
            return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new StartFailure("No usable answer from " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The login was interrupted", e);
        }
    }
}
