package org.openpractice.gateway.login;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.openpractice.gateway.limit.RequestRates;
import org.openpractice.gateway.problem.GatewayProblem;
import org.openpractice.gateway.problem.Refusal;

/** Where a login ends and where a session ends. The OpenID Connect exchange itself happens in {@link Door}. */
@Singleton
class LoginRoutes {
    static final String LOGOUT_PATH = "/logout";
    static final String STEP_UP_PATH = "/step-up";
    private static final String CALLBACK_PATH = "/login";

    private final Door door;
    private final RequestRates rates;

    LoginRoutes(Door door, RequestRates rates) {
        this.door = door;
        this.rates = rates;
    }

    void register(@Observes Router router) {
        router.get(CALLBACK_PATH).handler(door::requireCaller).handler(rc -> home(rc));
        router.get(STEP_UP_PATH)
                .handler(door::requireCaller)
                .handler(door::requireRecentLogin)
                .handler(rc -> home(rc));
        router.get(LOGOUT_PATH)
                .handler(this::refuseForeignLogout)
                .handler(door::requireCaller)
                .handler(rc -> home(rc));
        router.get(SignedOutPage.PATH).handler(rc -> {
            if (rates.admitAddress(rc)) {
                SignedOutPage.write(rc);
            }
        });
    }

    private void refuseForeignLogout(RoutingContext rc) {
        if (SameOrigin.isFromElsewhere(rc.request())) {
            Refusal.send(rc, GatewayProblem.CROSS_SITE_REQUEST, "Log out from a page of this address.");
        } else {
            rc.next();
        }
    }

    private static void home(RoutingContext rc) {
        rc.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, "/").end();
    }
}
