package org.openpractice.gateway.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.openpractice.gateway.feed.FeedPath;

/** What is left over: paths nobody serves, and faults nobody caught. */
@Singleton
class LastRoutes {
    private static final Logger LOG = Logger.getLogger(LastRoutes.class);

    // After all routes of the gateway and of the framework.
    private static final int LAST = 100_000;

    void register(@Observes Router router) {
        router.route()
                .order(LAST)
                .handler(rc -> Refusal.send(rc, GatewayProblem.NOT_FOUND, "There is nothing at this path."));
        router.route().order(Integer.MIN_VALUE + 2).failureHandler(LastRoutes::fault);
    }

    private static void fault(RoutingContext rc) {
        var failure = rc.failure();
        if (failure == null) {
            // A status without a cause: the framework refused a request it could not read.
            Refusal.send(
                    rc,
                    rc.statusCode() == 405 ? GatewayProblem.METHOD_NOT_ALLOWED : GatewayProblem.PATH_NOT_ALLOWED,
                    "The request could not be read.");
            return;
        }
        LOG.errorf(failure, "fault in %s %s", rc.request().method(), FeedPath.withoutSecret(rc.normalizedPath()));
        Refusal.send(rc, GatewayProblem.INTERNAL_ERROR, "Give the support the X-Correlation-Id of this answer.");
    }
}
