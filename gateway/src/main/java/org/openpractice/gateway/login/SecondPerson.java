package org.openpractice.gateway.login;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openpractice.gateway.problem.GatewayProblem;
import org.openpractice.gateway.problem.Refusal;

/**
 * Lets a second person sign in for the page that a first one has open: OAuth 2.0 device authorization grant (RFC 8628). They
 * log in behind a link, in a window or on a machine of their own, since a browser knows one login at a time. The token goes
 * to the page, which keeps it in its memory; the gateway keeps nothing.
 */
@Startup
@Singleton
class SecondPerson {
    private static final Logger LOG = Logger.getLogger(SecondPerson.class);
    private static final String CLIENT = "client_id=openpractice-device";
    private static final String GRANT =
            "&grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:device_code", StandardCharsets.UTF_8);
    private static final int MOST_BYTES = 4_096;
    private static final long PATIENCE_SECONDS = 10;

    /** What a page is told; no refresh token, which would outlive it. */
    private static final List<String> TOLD = List.of(
            "device_code",
            "user_code",
            "verification_uri",
            "verification_uri_complete",
            "interval",
            "expires_in",
            "access_token",
            "error");

    private final Door door;
    private final String identity;
    private final HttpClient client;

    SecondPerson(Door door, Vertx vertx, @ConfigProperty(name = "gateway.identity.url") String identity) {
        this.door = door;
        this.identity = identity + "/protocol/openid-connect";
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));
    }

    void register(@Observes Router router) {
        router.post("/second-person")
                .handler(door::requireCaller)
                .handler(Refusal::parameters)
                .handler(rc -> relay(rc, "/auth/device", CLIENT + "&scope=openid"));
        router.post("/second-person/token")
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .handler(door::requireCaller)
                .handler(Refusal::parameters)
                .handler(this::token);
    }

    private void token(RoutingContext rc) {
        var code = rc.body().buffer() == null ? "" : rc.body().buffer().toString();
        relay(rc, "/token", CLIENT + GRANT + "&device_code=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    private void relay(RoutingContext rc, String path, String form) {
        client.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(identity + path))
                .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                        .send(Buffer.buffer(form))
                        .compose(HttpClientResponse::body))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(JsonObject::new)
                .onSuccess(answer -> tell(rc, answer))
                .onFailure(failure -> {
                    LOG.warnf("no login for a second person: %s", failure.getMessage());
                    Refusal.send(
                            rc, GatewayProblem.IDENTITY_PROVIDER_UNAVAILABLE, "The identity provider did not answer.");
                });
    }

    private static void tell(RoutingContext rc, JsonObject answer) {
        var told = new JsonObject();
        TOLD.stream().filter(answer::containsKey).forEach(name -> told.put(name, answer.getValue(name)));
        rc.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(told.toBuffer());
    }

    @PreDestroy
    void close() {
        client.close().onFailure(ignored -> {});
    }
}
