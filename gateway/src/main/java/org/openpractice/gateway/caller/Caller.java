package org.openpractice.gateway.caller;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls, as its verified token says.
 *
 * @param client the OAuth client the token was issued to
 * @param subject the person or service account; empty when the token names none
 * @param name how to address the caller on a page
 * @param token the access token, relayed to the services
 * @param loggedInAt when the person logged in; empty when the token does not tell
 * @param bySession whether a browser's session cookie spoke for the caller, not a bearer token
 */
public record Caller(
        String client, String subject, String name, String token, Optional<Instant> loggedInAt, boolean bySession) {
    private static final String KEY = Caller.class.getName();

    /** The caller that a verified token names. */
    public static Caller of(JsonWebToken verified) {
        String client = verified.getClaim("azp");
        if (client == null) {
            client = verified.getClaim("client_id");
        }
        String name = verified.getClaim("name");
        if (name == null) {
            name = verified.getClaim("preferred_username");
        }
        var subject = verified.getSubject() == null ? "" : verified.getSubject();
        Object login = verified.getClaim(Claims.auth_time.name());
        return new Caller(
                client == null ? "" : client,
                subject,
                name == null ? subject : name,
                verified.getRawToken(),
                login instanceof Number seconds
                        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                        : Optional.empty(),
                false);
    }

    /** The same caller, whose browser session spoke for it, addressed by the name in that session. */
    public Caller inSessionOf(String person) {
        return new Caller(client, subject, person, token, loggedInAt, true);
    }

    /** Keeps the caller with its request. */
    public void remember(RoutingContext rc) {
        rc.put(KEY, this);
    }

    /** The caller of a request that came through the login. */
    public static Caller of(RoutingContext rc) {
        return rc.get(KEY);
    }

    /** The caller, if the request needed one. */
    public static Optional<Caller> ifAny(RoutingContext rc) {
        return Optional.ofNullable(rc.get(KEY));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return client + '/' + subject;
    }
}
