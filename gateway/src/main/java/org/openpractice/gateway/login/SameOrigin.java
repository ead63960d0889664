package org.openpractice.gateway.login;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Guard against cross-site request forgery: a cookie comes along whoever made the browser send the request, so a method that
 * changes something must prove that a page of this very origin sent it. The browser's own Sec-Fetch-Site decides; a browser
 * without it must send an Origin that is ours. No proof is no.
 */
final class SameOrigin {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameOrigin() {}

    static boolean allows(HttpServerRequest request) {
        return SAFE.contains(request.method()) || proves(request);
    }

    /** Whether the request comes from a page of this origin. */
    private static boolean proves(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader("Origin");
        var authority = request.authority();
        return origin != null && authority != null && origin.equals(request.scheme() + "://" + authority);
    }

    /** Whether the browser says that another site made it send the request, for safe methods with an effect such as logging out. */
    static boolean isFromElsewhere(HttpServerRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
