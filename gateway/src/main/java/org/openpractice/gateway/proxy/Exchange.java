package org.openpractice.gateway.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openpractice.gateway.caller.Caller;
import org.openpractice.gateway.edge.CorrelationId;
import org.openpractice.gateway.problem.GatewayProblem;
import org.openpractice.gateway.problem.Refusal;

/**
 * One request on its way to a service and the answer on its way back, both as streams: a piece is read from one side only when the
 * other has taken the one before. Runs on the event loop of the caller's connection and never blocks it.
 */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final long RETRY_AFTER_SECONDS = 2;

    /** Digits of the length of a body that is small: up to 9,999 bytes. */
    private static final int SMALL_DIGITS = 4;

    private final RoutingContext rc;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Services services;
    private final Service service;
    private final String uri;
    private final long bodyBytes;
    private final Duration patience;

    private @Nullable HttpClientRequest onward;
    private long lastSign = System.nanoTime();
    private long watch = -1;
    private boolean bodySent;
    private boolean over;
    private boolean repeated;

    Exchange(RoutingContext rc, Services services, Service service, String uri, long bodyBytes, Duration patience) {
        this.rc = rc;
        this.request = rc.request();
        this.response = rc.response();
        this.services = services;
        this.service = service;
        this.uri = uri;
        this.bodyBytes = bodyBytes;
        this.patience = patience;
    }

    void begin() {
        // Fires when the answer is sent and also when the caller goes away before: then the service need not go on
        // either.
        rc.addEndHandler(ended -> finish());
        connect();
        watchAfter(patience.toMillis());
    }

    private void connect() {
        services.request(service, request.method(), uri).onSuccess(this::send).onFailure(failure -> {
            LOG.warnf("%s takes no connection: %s", service.name(), failure.getMessage());
            refuseUnavailable();
        });
    }

    private void send(HttpClientRequest outgoing) {
        if (over) {
            outgoing.reset();
            return;
        }
        onward = outgoing;
        // A reset of our own is reported here too; what matters reaches noAnswer.
        outgoing.exceptionHandler(reported -> {});
        sign();
        RelayedHeaders.copyRequest(request.headers(), outgoing.headers());
        RelayedHeaders.addOwn(
                request,
                service.prefix(),
                Caller.ifAny(rc).map(Caller::token),
                CorrelationId.of(rc),
                outgoing.headers());
        outgoing.response().onSuccess(this::answer).onFailure(this::noAnswer);
        if (!hasBody()) {
            bodySent = true;
            outgoing.end().onFailure(this::noAnswer);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            response.writeContinue();
        }
        if (!request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            outgoing.setChunked(true);
        }
        new BoundedBody(request, bodyBytes, this::sign)
                .pipe()
                .endOnFailure(false)
                .to(outgoing)
                .onSuccess(sent -> {
                    bodySent = true;
                    sign();
                })
                .onFailure(this::bodyFailed);
    }

    private boolean hasBody() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.equals("0");
        }
        return request.version() == HttpVersion.HTTP_2
                ? !request.isEnded()
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void bodyFailed(Throwable failure) {
        if (over || response.headWritten()) {
            // The service has answered without reading to the end. Its answer counts.
            return;
        }
        if (failure instanceof BoundedBody.TooLarge) {
            refuseTooLarge(rc, bodyBytes);
            finish();
        } else {
            noAnswer(failure);
        }
    }

    private void noAnswer(Throwable failure) {
        if (over || response.headWritten()) {
            return;
        }
        // A pooled connection may close in the moment it is taken. What can be repeated without harm is, once.
        if (!repeated && !hasBody() && REPEATABLE.contains(request.method())) {
            repeated = true;
            onward = null;
            connect();
            return;
        }
        LOG.warnf("%s broke off: %s", service.name(), failure.getMessage());
        if (REPEATABLE.contains(request.method())) {
            refuseUnavailable();
        } else {
            Refusal.send(
                    rc,
                    GatewayProblem.SERVICE_BROKE_OFF,
                    "The %s service closed the connection before it answered; the call may have been carried out. Repeat it with the same Idempotency-Key, or look."
                            .formatted(service.name()));
        }
    }

    private void refuseUnavailable() {
        Refusal.sendWithRetry(
                rc,
                GatewayProblem.SERVICE_UNAVAILABLE,
                "The %s service takes no requests at the moment.".formatted(service.name()),
                RETRY_AFTER_SECONDS);
    }

    /** Refuses a body above the bound of its path. */
    static void refuseTooLarge(RoutingContext rc, long bodyBytes) {
        Refusal.send(rc, GatewayProblem.BODY_TOO_LARGE, "This path takes at most %d bytes.".formatted(bodyBytes));
    }

    private void answer(HttpClientResponse answer) {
        if (over || response.headWritten()) {
            return;
        }
        sign();
        response.setStatusCode(answer.statusCode());
        RelayedHeaders.copyResponse(answer.headers(), response.headers());
        var location = answer.getHeader(HttpHeaders.LOCATION);
        if (location != null) {
            response.putHeader(HttpHeaders.LOCATION, outside(location));
        }
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH) && mayHaveBody(answer.statusCode())) {
            response.setChunked(true);
        }
        if (isSmall(answer)) {
            answer.body().onSuccess(this::end).onFailure(this::answerBrokeOff);
        } else {
            new BoundedBody(answer, Long.MAX_VALUE, this::sign)
                    .pipe()
                    .endOnFailure(false)
                    .to(response)
                    .onFailure(this::answerBrokeOff);
        }
    }

    /** Whether the answer is taken whole and sent on with its head in one write: cheaper than a stream of two pieces. */
    private boolean isSmall(HttpClientResponse answer) {
        var length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.length() <= SMALL_DIGITS && mayHaveBody(answer.statusCode());
    }

    private void end(Buffer body) {
        if (!over && !response.closed()) {
            response.end(body);
        }
    }

    private void answerBrokeOff(Throwable failure) {
        if (!response.ended() && !response.closed()) {
            LOG.warnf("%s broke off its answer: %s", service.name(), failure.getMessage());
            cut();
        }
    }

    private boolean mayHaveBody(int status) {
        return request.method() != HttpMethod.HEAD && status != 204 && status != 304;
    }

    /** The place as the caller can reach it: a service does not know under which path it stands. */
    private String outside(String location) {
        URI place;
        try {
            place = URI.create(location);
        } catch (IllegalArgumentException odd) {
            return location;
        }
        var authority = place.getRawAuthority();
        boolean ours = authority == null
                || authority.equals(service.authority())
                || authority.equals(String.valueOf(request.authority()));
        var path = place.getRawPath();
        if (!ours || path == null || !path.startsWith("/")) {
            return location;
        }
        var query = place.getRawQuery() == null ? "" : "?" + place.getRawQuery();
        return (path.startsWith(service.prefix() + "/") ? path : service.prefix() + path) + query;
    }

    private void sign() {
        lastSign = System.nanoTime();
    }

    private void watchAfter(long millis) {
        watch = rc.vertx().setTimer(Math.max(1, millis), fired -> look());
    }

    private void look() {
        if (over) {
            return;
        }
        long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSign);
        if (quiet < patience.toMillis()) {
            watchAfter(patience.toMillis() - quiet);
        } else if (response.headWritten()) {
            if (response.writeQueueFull()) {
                // The caller reads slowly; its own connection's idle time-out decides.
                watchAfter(patience.toMillis());
            } else {
                LOG.warnf("%s stopped in the middle of its answer", service.name());
                cut();
            }
        } else if (!bodySent && onward != null && !onward.writeQueueFull()) {
            Refusal.send(rc, GatewayProblem.REQUEST_TIMED_OUT, "The body stopped coming.");
            finish();
        } else {
            Refusal.send(
                    rc,
                    GatewayProblem.SERVICE_TIMED_OUT,
                    "The %s service did not answer within %d seconds; it may still carry out the call."
                            .formatted(service.name(), patience.toSeconds()));
            finish();
        }
    }

    // A broken answer must not look like a whole one: the caller's connection is cut before the end of the message.
    private void cut() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            request.connection().close();
        }
        finish();
    }

    private void finish() {
        if (over) {
            return;
        }
        over = true;
        rc.vertx().cancelTimer(watch);
        var outgoing = onward;
        if (outgoing != null && !(bodySent && response.ended())) {
            outgoing.reset();
        }
    }
}
