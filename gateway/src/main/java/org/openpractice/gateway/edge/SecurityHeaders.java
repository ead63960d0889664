package org.openpractice.gateway.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.openpractice.gateway.feed.FeedPath;

/** The headers that tell a browser how little it may do with an answer. They have the last word over those of a service. */
public final class SecurityHeaders {
    private static final String POLICY_KEY = SecurityHeaders.class.getName();

    // Written with every response, so their bytes are made once.
    private static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence OPENER_POLICY = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private static final CharSequence NOTHING = HttpHeaders.createOptimized(
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");

    // An answer of a service is data. A file somebody attached, opened by a browser all the same, has no origin and
    // runs nothing.
    private static final CharSequence NOTHING_IN_A_SANDBOX = HttpHeaders.createOptimized(NOTHING + "; sandbox");

    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Set<String> OWN = Set.of(
            "strict-transport-security",
            "content-security-policy",
            "content-security-policy-report-only",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy");

    private SecurityHeaders() {}

    /** Says that the answer in hand is a page of the gateway that may load the gateway's own scripts and styles. */
    public static void allowOwnScripts(RoutingContext rc) {
        rc.put(POLICY_KEY, PAGE);
    }

    /** Whether the header is decided here, whatever a service says. */
    public static boolean decides(String lowerCaseName) {
        return OWN.contains(lowerCaseName);
    }

    static void write(RoutingContext rc) {
        var headers = rc.response().headers();
        boolean isOfService = rc.normalizedPath().startsWith("/api/");
        headers.set(
                        CONTENT_SECURITY_POLICY,
                        rc.<CharSequence>get(POLICY_KEY, isOfService ? NOTHING_IN_A_SANDBOX : NOTHING))
                .set(CONTENT_TYPE_OPTIONS, NO_SNIFF)
                .set(FRAME_OPTIONS, DENY)
                .set(REFERRER_POLICY, NO_REFERRER)
                .set(OPENER_POLICY, SAME_ORIGIN)
                .set(RESOURCE_POLICY, SAME_ORIGIN);
        if ("https".equals(rc.request().scheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        // A calendar program may keep its feed and ask whether it changed.
        boolean mayBeKept = FeedPath.is(rc.normalizedPath()) && headers.contains(HttpHeaders.CACHE_CONTROL);
        if (isOfService && !mayBeKept) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }
}
