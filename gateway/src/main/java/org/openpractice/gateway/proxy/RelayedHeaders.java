package org.openpractice.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.openpractice.gateway.edge.CorrelationId;
import org.openpractice.gateway.edge.SecurityHeaders;

/** Which headers travel on. */
final class RelayedHeaders {
    // Between two neighbors only (RFC 9110, 7.6.1).
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    // What a caller could say about itself and only the gateway may say, and what is the gateway's business alone:
    // its session cookies, cross-origin rules, the expectation it answers itself.
    private static final Set<String> NOT_THE_CALLERS = Set.of(
            "host",
            "authorization",
            "cookie",
            "forwarded",
            "origin",
            "expect",
            "via",
            "true-client-ip",
            "client-ip",
            "cf-connecting-ip",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-correlation-id",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-rewrite-url");

    private static final Set<String> NOT_THE_SERVICES =
            Set.of("set-cookie", "server", "x-powered-by", "x-correlation-id");

    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence FORWARDED_PREFIX = HttpHeaders.createOptimized("X-Forwarded-Prefix");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");

    private RelayedHeaders() {}

    /** The caller's headers without those it may not set. */
    static void copyRequest(MultiMap from, MultiMap to) {
        var named = namedByConnection(from);
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !NOT_THE_CALLERS.contains(name)
                    && !name.startsWith("x-forwarded-")
                    && !name.startsWith("x-original-")
                    && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** What the gateway says about the caller: its token if it needed one, its address, the address it called. */
    static void addOwn(
            HttpServerRequest caller, String prefix, Optional<String> token, String correlationId, MultiMap to) {
        token.ifPresent(given -> to.set(HttpHeaders.AUTHORIZATION, "Bearer " + given));
        to.set(CorrelationId.HEADER, correlationId);
        var address = caller.remoteAddress();
        if (address != null && address.hostAddress() != null) {
            to.set(FORWARDED_FOR, address.hostAddress());
        }
        to.set(FORWARDED_PROTO, String.valueOf(caller.scheme()));
        to.set(FORWARDED_PREFIX, prefix);
        if (caller.authority() != null) {
            to.set(FORWARDED_HOST, caller.authority().toString());
        }
    }

    /** The service's headers without those that are the gateway's to decide. */
    static void copyResponse(MultiMap from, MultiMap to) {
        var named = namedByConnection(from);
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !NOT_THE_SERVICES.contains(name)
                    && !name.startsWith("access-control-")
                    && !SecurityHeaders.decides(name)
                    && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        var named = new HashSet<String>();
        for (var value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (var name : value.split(",")) {
                named.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        // A caller must not be able to take away what frames or authorizes the message.
        named.remove("content-length");
        named.remove("content-type");
        return named;
    }
}
