package org.openpractice.gateway.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpractice.gateway.feed.FeedPath;
import org.openpractice.gateway.limit.SizeLimits;
import org.openpractice.gateway.login.Door;
import org.openpractice.gateway.problem.GatewayProblem;
import org.openpractice.gateway.problem.Refusal;

/** {@code /api/<service>/...} goes to the service as {@code /...}; its management paths do not. A calendar feed needs no caller. */
@Singleton
class ProxyRoutes {
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private static final String ALLOWED =
            METHODS.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));

    private final Door door;
    private final Services services;
    private final SizeLimits limits;

    ProxyRoutes(Door door, Services services, SizeLimits limits) {
        this.door = door;
        this.services = services;
        this.limits = limits;
    }

    void register(@Observes Router router) {
        router.route("/api/*").handler(this::meet).handler(this::relay);
    }

    private void meet(RoutingContext rc) {
        boolean reads = rc.request().method() == HttpMethod.GET || rc.request().method() == HttpMethod.HEAD;
        if (reads && FeedPath.is(rc.normalizedPath())) {
            door.requireNobody(rc);
        } else {
            door.requireCaller(rc);
        }
    }

    private void relay(RoutingContext rc) {
        var request = rc.request();
        var path = rc.normalizedPath();
        if (!ServicePath.isUnambiguous(path)) {
            Refusal.send(
                    rc,
                    GatewayProblem.PATH_NOT_ALLOWED,
                    "A path may not hold an encoded slash, backslash, percent sign or semicolon.");
            return;
        }
        if (!METHODS.contains(request.method())) {
            rc.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
            Refusal.send(
                    rc,
                    GatewayProblem.METHOD_NOT_ALLOWED,
                    "No service offers this method; expected one of " + ALLOWED + ".");
            return;
        }
        var target = ServicePath.of(path);
        var service = services.named(target.service());
        if (service.isEmpty() || target.isManagement()) {
            Refusal.send(rc, GatewayProblem.NOT_FOUND, "There is nothing at this path.");
            return;
        }
        boolean upload = limits.isUpload(path);
        long bound = limits.bodyBytes(upload);
        if (announcedBytes(rc) > bound) {
            Exchange.refuseTooLarge(rc, bound);
            return;
        }
        var query = request.query();
        var settings = services.settings();
        new Exchange(
                        rc,
                        services,
                        service.get(),
                        query == null ? target.rest() : target.rest() + '?' + query,
                        bound,
                        upload ? settings.uploadTimeout() : settings.responseTimeout())
                .begin();
    }

    private static long announcedBytes(RoutingContext rc) {
        var length = rc.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
