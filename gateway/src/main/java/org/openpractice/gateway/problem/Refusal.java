package org.openpractice.gateway.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Answers a request with a problem, also while the caller is still sending its body. */
public final class Refusal {
    private static final Logger LOG = Logger.getLogger(Refusal.class);

    /** How long a caller whose body is not wanted may go on sending before its connection is cut. */
    private static final long LINGER_MILLIS = 5_000;

    private Refusal() {}

    /** Ends the exchange with the problem; does nothing when the response has already begun. */
    public static void send(RoutingContext rc, GatewayProblem problem, String detail) {
        send(rc, problem, problem.because(detail));
    }

    /** Goes on unless the request has query parameters, for an operation of the gateway that takes none. */
    public static void parameters(RoutingContext rc) {
        var query = rc.request().query();
        if (query == null || query.isEmpty()) {
            rc.next();
            return;
        }
        var errors = new JsonArray();
        Stream.of(query.split("&"))
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .distinct()
                .forEach(name -> errors.add(new JsonObject()
                        .put("field", name)
                        .put("problem", "no such parameter; this operation takes none")));
        send(
                rc,
                GatewayProblem.INVALID_REQUEST,
                GatewayProblem.INVALID_REQUEST
                        .because(errors.size() == 1 ? "1 field is wrong" : errors.size() + " fields are wrong")
                        .put("errors", errors));
    }

    private static void send(RoutingContext rc, GatewayProblem problem, JsonObject document) {
        var request = rc.request();
        var response = rc.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        LOG.debugf("%s %s: %s", problem.slug(), request.method(), document.getString("detail"));
        if (problem.status() == 401 && !response.headers().contains("WWW-Authenticate")) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean closes = bodyIsStillComing(request) && request.version() != HttpVersion.HTTP_2;
        if (closes) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end(document.toBuffer());
        if (closes) {
            lingerThenClose(rc);
        }
    }

    /** Like {@link #send(RoutingContext, GatewayProblem, String)}, saying after how many seconds a new try makes sense. */
    public static void sendWithRetry(RoutingContext rc, GatewayProblem problem, String detail, long retryAfterSeconds) {
        if (!rc.response().headWritten()) {
            rc.response().putHeader("Retry-After", Long.toString(retryAfterSeconds));
        }
        send(rc, problem, detail);
    }

    private static boolean bodyIsStillComing(HttpServerRequest request) {
        if (request.isEnded()) {
            return false;
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null : !length.equals("0");
    }

    // Closing at once, with unread bytes in the socket, sends a reset that can overtake the response:
    // the caller would see a broken connection instead of the reason. So the rest is read and thrown away for a while.
    private static void lingerThenClose(RoutingContext rc) {
        var request = rc.request();
        var connection = request.connection();
        var timer = rc.vertx().setTimer(LINGER_MILLIS, late -> connection.close());
        try {
            request.exceptionHandler(gone -> rc.vertx().cancelTimer(timer));
            request.endHandler(read -> {
                rc.vertx().cancelTimer(timer);
                connection.close();
            });
            request.handler(thrownAway -> {});
            request.resume();
        } catch (IllegalStateException alreadyRead) {
            rc.vertx().cancelTimer(timer);
            connection.close();
        }
    }
}
