package org.openpractice.gateway.problem;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Every refusal of the gateway itself. A refusal of a service passes through as the service wrote it.
 *
 * <table>
 * <caption>Slugs under {@code /problems/}</caption>
 * <tr><th>slug</th><th>status</th><th>when</th></tr>
 * <tr><td>path-not-allowed</td><td>400</td><td>the path holds an encoded slash, a semicolon or a control character</td></tr>
 * <tr><td>token-missing</td><td>401</td><td>neither a bearer token nor a session came with the request</td></tr>
 * <tr><td>token-invalid</td><td>401</td><td>the token is expired, not ours, not for this API or wrongly signed</td></tr>
 * <tr><td>login-failed</td><td>401</td><td>the identity provider did not complete the login</td></tr>
 * <tr><td>cross-site-request</td><td>403</td><td>a browser's session was used from a page of another site</td></tr>
 * <tr><td>not-found</td><td>404</td><td>no such service, or a path the gateway does not offer</td></tr>
 * <tr><td>method-not-allowed</td><td>405</td><td>a method no service offers, such as TRACE</td></tr>
 * <tr><td>request-timed-out</td><td>408</td><td>the caller stopped sending its body</td></tr>
 * <tr><td>content-too-large</td><td>413</td><td>the body is larger than the route takes</td></tr>
 * <tr><td>rate-limit-exceeded</td><td>429</td><td>too many requests; Retry-After says when to go on</td></tr>
 * <tr><td>headers-too-large</td><td>431</td><td>the header fields together are too large</td></tr>
 * <tr><td>internal-error</td><td>500</td><td>a fault in the gateway; the correlation id leads to its log</td></tr>
 * <tr><td>service-broke-off</td><td>502</td><td>the service closed the connection before it answered: the call may or may not
 *     have been carried out</td></tr>
 * <tr><td>service-unavailable</td><td>503</td><td>the service takes no connections; nothing was done</td></tr>
 * <tr><td>identity-provider-unavailable</td><td>503</td><td>no signing keys could be fetched yet, so no token can be verified</td></tr>
 * <tr><td>service-timed-out</td><td>504</td><td>the service did not answer in time: the call may still be carried out</td></tr>
 * </table>
 */
public enum GatewayProblem {
    PATH_NOT_ALLOWED(400, "The path is not allowed"),
    TOKEN_MISSING(401, "A token is needed"),
    TOKEN_INVALID(401, "The token is not valid"),
    LOGIN_FAILED(401, "The login did not succeed"),
    CROSS_SITE_REQUEST(403, "The request comes from another site"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    REQUEST_TIMED_OUT(408, "The request was not sent in time"),
    CONTENT_TOO_LARGE(413, "The body is too large"),
    RATE_LIMIT_EXCEEDED(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The header fields are too large"),
    INTERNAL_ERROR(500, "Something went wrong in the gateway"),
    SERVICE_BROKE_OFF(502, "The service broke off"),
    SERVICE_UNAVAILABLE(503, "The service is not available"),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "Tokens cannot be verified yet"),
    SERVICE_TIMED_OUT(504, "The service did not answer in time");

    private final int status;
    private final String title;

    GatewayProblem(int status, String title) {
        this.status = status;
        this.title = title;
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
                .put("detail", detail);
    }
}
