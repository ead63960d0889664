package org.openpractice.gateway.health;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openpractice.gateway.limit.RequestRates;
import org.openpractice.gateway.login.Door;
import org.openpractice.gateway.login.SigningKeys;
import org.openpractice.gateway.problem.Refusal;
import org.openpractice.gateway.proxy.Service;
import org.openpractice.gateway.proxy.Services;

/**
 * {@code GET /health}: whether the gateway and each service are ready, 200 when all are and 503 when one is not. Needs no token, so it
 * says UP or DOWN and nothing else. Asks the services at most once a second however often it is asked.
 */
@Singleton
class WholeHealth {
    private static final int BEFORE_FRAMEWORK = -10;
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final long PATIENCE_SECONDS = 2;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Services services;
    private final SigningKeys signingKeys;
    private final RequestRates rates;
    private final Door door;

    private volatile @Nullable Answer latest;

    private record Answer(Future<JsonObject> parts, long askedAt) {}

    WholeHealth(Services services, SigningKeys signingKeys, RequestRates rates, Door door) {
        this.services = services;
        this.signingKeys = signingKeys;
        this.rates = rates;
        this.door = door;
    }

    void register(@Observes Router router) {
        router.get("/health").handler(Refusal::parameters).handler(this::answer);
        // Whoever is let in may see how much is called; the rest of the management paths is health, which is public.
        router.route("/q/metrics*")
                .order(BEFORE_FRAMEWORK)
                .handler(door::requireCaller)
                .handler(RoutingContext::next);
    }

    private void answer(RoutingContext rc) {
        if (!rates.admitAddress(rc)) {
            return;
        }
        parts().onSuccess(parts -> {
                    boolean up = parts.stream().allMatch(part -> UP.equals(part.getValue()));
                    rc.response()
                            .setStatusCode(up ? 200 : 503)
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .end(new JsonObject()
                                    .put("status", up ? UP : DOWN)
                                    .put("parts", parts)
                                    .toBuffer());
                })
                .onFailure(rc::fail);
    }

    // Two threads may both find the answer old; then the services are asked twice, which does no harm.
    private Future<JsonObject> parts() {
        var known = latest;
        if (known != null && System.nanoTime() - known.askedAt() < FRESH_NANOS) {
            return known.parts();
        }
        var asked = ask();
        latest = new Answer(asked, System.nanoTime());
        return asked;
    }

    private Future<JsonObject> ask() {
        var states = new ArrayList<Future<String>>();
        for (var service : services.all()) {
            states.add(stateOf(service));
        }
        return Future.join(states).map(known -> {
            var parts = new JsonObject().put("gateway", signingKeys.known() ? UP : DOWN);
            int index = 0;
            for (var service : services.all()) {
                parts.put(service.name(), known.<String>resultAt(index++));
            }
            return parts;
        });
    }

    private Future<String> stateOf(Service service) {
        return services.request(service, HttpMethod.GET, "/q/health/ready")
                .compose(request ->
                        request.send().compose(response -> response.body().map(response.statusCode())))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(status -> status == 200 ? UP : DOWN)
                .otherwise(DOWN);
    }
}
