package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the identity provider can answer, and what somebody at a shell is told of it. The whole way is part of the demo story. */
class DeviceLoginTest {

    private static final String BEGUN = """
            {"device_code": "d", "user_code": "ABCD-EFGH", "verification_uri_complete": "http://id/device?user_code=ABCD-EFGH",
             "interval": 0, "expires_in": 60}""";

    private final Deque<String> answers = new ArrayDeque<>();
    private final Deque<String> asked = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private DeviceLogin login(String... later) {
        answers.add(BEGUN);
        answers.addAll(List.of(later));
        return DeviceLogin.at(http, "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/openpractice");
    }

    private static String token(String user, Instant loggedIn) {
        var claims = "{\"preferred_username\":\"%s\",\"auth_time\":%d,\"exp\":%d}"
                .formatted(user, loggedIn.getEpochSecond(), loggedIn.getEpochSecond() + 900);
        return "{\"access_token\":\"h.%s.s\"}"
                .formatted(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void waitsUntilThePersonAgreed() {
        var at = Instant.ofEpochSecond(1_800_000_000);
        var login = login(
                "{\"error\":\"authorization_pending\"}",
                "{\"error\":\"authorization_pending\"}",
                token("payroll2", at));

        assertThat(login.link()).isEqualTo("http://id/device?user_code=ABCD-EFGH");
        assertThat(login.code()).isEqualTo("ABCD-EFGH");
        var signedIn = login.await();
        assertThat(signedIn.user()).isEqualTo("payroll2");
        assertThat(signedIn.loggedInAt()).isEqualTo(at);
        assertThat(signedIn).hasToString("payroll2");
        assertThat(asked.getLast()).contains("device_code=d").contains("client_id=openpractice-device");
    }

    @Test
    void saysWhyThereIsNoToken() {
        assertThatThrownBy(login("{\"error\":\"access_denied\"}")::await)
                .hasMessageContaining("refused in the browser");
        assertThatThrownBy(login("{\"error\":\"expired_token\"}")::await).hasMessageContaining("ask for another");
        assertThatThrownBy(login("{\"error\":\"x\",\"error_description\":\"gone\"}")::await)
                .hasMessageContaining("gone");
        answers.clear();
        answers.add("{\"error\":\"invalid_client\",\"error_description\":\"Invalid client\"}");
        assertThatThrownBy(() -> DeviceLogin.at(
                        http, "http://127.0.0.1:" + server.getAddress().getPort()))
                .hasMessageContaining("Invalid client")
                .hasMessageContaining("needs the client openpractice-device");
        answers.add("<html>");
        assertThatThrownBy(() -> DeviceLogin.at(
                        http, "http://127.0.0.1:" + server.getAddress().getPort()))
                .hasMessageContaining("No usable answer");
    }

    @Test
    void somebodyElseIsRefusedAndAnOldLoginIsToldOf() {
        var now = Instant.ofEpochSecond(1_800_000_000);
        var fresh = new DeviceLogin.SignedIn("t", "payroll2", now.minusSeconds(5), now.plusSeconds(900));
        var old = new DeviceLogin.SignedIn("t", "payroll2", now.minusSeconds(3600), now.plusSeconds(900));

        assertThat(LoginCommand.told(fresh, "payroll2", now))
                .isEqualTo("Signed in as payroll2 until 2027-01-15T08:15:00Z");
        assertThat(LoginCommand.told(old, null, now)).contains("for 60 minutes", "step-up-required");
        assertThatThrownBy(() -> LoginCommand.told(fresh, "payroll", now))
                .hasMessageContaining("That was payroll2, not payroll")
                .hasMessageContaining("private window");
    }

    @Test
    void theCommandLineNamesWhoAndWhere() {
        assertThat(LoginCommand.Asked.of(List.of("--as", "hr", "--issuer", "https://id.example/realms/x/"))
                        .realm())
                .isEqualTo("https://id.example/realms/x");
        assertThat(LoginCommand.Asked.of(List.of("--as", "hr")).user()).isEqualTo("hr");
        assertThatThrownBy(() -> LoginCommand.Asked.of(List.of("--as"))).hasMessageContaining("--as needs a value");
        assertThatThrownBy(() -> LoginCommand.Asked.of(List.of("--who", "hr")))
                .hasMessageContaining("Unknown option --who");
        assertThatThrownBy(() -> LoginCommand.Asked.of(List.of("--data", "/nowhere/at/all"))
                        .realm())
                .hasMessageContaining("Nothing runs on /nowhere/at/all")
                .hasMessageContaining("./openpractice up");
        assertThat(LoginCommand.Asked.of(List.of("--data", "/here")).data()).isEqualTo(Path.of("/here"));
    }
}
