package org.openpractice.gateway.login;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What a person sees after logging out. Public, and the same for everybody. */
final class SignedOutPage {
    static final String PATH = "/signed-out";

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>OpenPractice: signed out</title></head>
            <body>
            <h1>You are signed out</h1>
            <p><a href="/">Log in again</a></p>
            </body>
            </html>
            """;

    private SignedOutPage() {}

    static void write(RoutingContext rc) {
        rc.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(HTML);
    }
}
