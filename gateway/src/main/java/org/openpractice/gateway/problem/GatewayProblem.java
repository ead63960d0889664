package org.openpractice.gateway.problem;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Every refusal of the gateway itself, under {@code /problems/<slug>}. Where the services refuse for the same reason, slug and title are
 * theirs too. A refusal of a service passes through as the service wrote it.
 */
public enum GatewayProblem {
    /** A query parameter that the gateway's own operation does not have; {@code errors} names each. */
    INVALID_REQUEST(400, "The request is not valid", "Leave out the parameters that errors names."),
    /** The path holds an encoded slash, backslash or percent sign, a semicolon or a control character. */
    PATH_NOT_ALLOWED(
            400,
            "The path is not allowed",
            "Send the path without encoded slashes, percent signs, semicolons and control characters."),
    /** No token and no session, or a token that is expired, forged or meant for somebody else. */
    UNAUTHENTICATED(
            401,
            "Authentication is required",
            "Log in, or get a new token and send it as Authorization: Bearer TOKEN."),
    /** The identity provider did not complete the login of a browser, or gave a token that is not for this API. */
    LOGIN_FAILED(
            401,
            "The login did not succeed",
            "Open the page again; when it fails again, tell whoever runs the identity provider."),
    /** A browser's session was used from a page of another site, or without a proof that it was not. */
    CROSS_SITE_REQUEST(
            403,
            "The request comes from another site",
            "Call with a bearer token; a session serves only the gateway's own pages."),
    /** No such service, or a path the gateway does not offer, such as the management paths of a service. */
    NOT_FOUND(
            404,
            "Not found",
            "Check the path: /api/<service>/... as the API page names it. Management paths of services are "
                    + "not offered."),
    /** A method no service offers, such as TRACE. */
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Use a method that the API page names for the path."),
    /** The caller stopped sending its body. */
    REQUEST_TIMED_OUT(408, "The request was not sent in time", "Send the request again, its body without long pauses."),
    /** The body is larger than the path takes; also for a body without an announced length. */
    BODY_TOO_LARGE(413, "The body is too large", "Send less; only upload paths take large files."),
    /**
     * More requests than the caller, or the address without a token, may send; {@code Retry-After} says when to go on.
     */
    RATE_LIMIT_EXCEEDED(429, "Too many requests", "Wait as many seconds as Retry-After says, then go on more slowly."),
    /** The header fields together are too large. */
    HEADERS_TOO_LARGE(431, "The header fields are too large", "Send fewer or shorter header fields."),
    /** A fault in the gateway; the correlation id finds it in the log. */
    INTERNAL_ERROR(
            500,
            "Something failed on our side",
            "Report it with the X-Correlation-Id of the answer; read whether a change was carried out before "
                    + "you repeat it."),
    /** The service closed the connection before it answered: the call may or may not have been carried out. */
    SERVICE_BROKE_OFF(
            502, "The service broke off", "Read whether it was done, or repeat it with the same Idempotency-Key."),
    /** The service takes no connections; nothing was done. Ask again after {@code Retry-After}. */
    SERVICE_UNAVAILABLE(
            503,
            "The service is not available",
            "Wait as many seconds as Retry-After says and send the same request again."),
    /** No signing keys could be fetched yet, so no token can be verified. */
    IDENTITY_PROVIDER_UNAVAILABLE(
            503,
            "Tokens cannot be verified yet",
            "Send the request again in a few seconds; when that does not help, an operator looks at the "
                    + "identity provider."),
    /** The service did not answer in time: the call may still be carried out. */
    SERVICE_TIMED_OUT(
            504,
            "The service did not answer in time",
            "Read whether it was done, or repeat it with the same Idempotency-Key.");

    private final int status;
    private final String title;
    private final String whatToDo;

    GatewayProblem(int status, String title, String whatToDo) {
        this.status = status;
        this.title = title;
        this.whatToDo = whatToDo;
    }

    /** The last part of the type, for example {@code rate-limit-exceeded}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The problem document that says why this request was refused. */
    public JsonObject because(String detail) {
        return new JsonObject()
                .put("type", "/problems/" + slug())
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("whatToDo", whatToDo);
    }
}
