package org.openpractice.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.openpractice.gateway.feed.FeedPath;
import org.openpractice.gateway.limit.SizeLimits;
import org.openpractice.gateway.problem.GatewayProblem;
import org.openpractice.gateway.problem.Refusal;

/** The first thing every request meets. */
@Singleton
class EdgeFilter {
    private static final Logger ACCESS = Logger.getLogger("org.openpractice.gateway.access");

    // Before cross-origin rules (300) and authentication (200): their answers carry these headers too.
    private static final int PRIORITY = 1_000;

    private final SizeLimits limits;

    EdgeFilter(SizeLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::meet, PRIORITY);
    }

    private void meet(RoutingContext rc) {
        long begun = System.nanoTime();
        var id = CorrelationId.acceptOrMake(rc.request().getHeader(CorrelationId.HEADER));
        CorrelationId.remember(rc, id);
        MDC.put("correlationId", id);
        rc.response().putHeader(CorrelationId.HEADER, id);
        rc.addHeadersEndHandler(before -> SecurityHeaders.write(rc));
        rc.addEndHandler(done -> {
            MDC.put("correlationId", id);
            // The path without its query: a query can hold a name or a birth date.
            ACCESS.infof(
                    "%s %s %d %d ms%s",
                    rc.request().method(),
                    FeedPath.withoutSecret(rc.normalizedPath()),
                    rc.response().getStatusCode(),
                    (System.nanoTime() - begun) / 1_000_000,
                    done.failed() ? " (caller gone)" : "");
        });
        if (size(rc.request().headers()) > limits.headerBytes()) {
            Refusal.send(
                    rc,
                    GatewayProblem.HEADERS_TOO_LARGE,
                    "The header fields may hold %d bytes together.".formatted(limits.headerBytes()));
            return;
        }
        rc.next();
    }

    private static long size(MultiMap headers) {
        long size = 0;
        for (var header : headers) {
            size += header.getKey().length() + header.getValue().length() + 4L;
        }
        return size;
    }
}
