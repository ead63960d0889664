package org.openpractice.gateway.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.openpractice.gateway.caller.Caller;
import org.openpractice.gateway.limit.RequestRates;
import org.openpractice.gateway.problem.GatewayProblem;
import org.openpractice.gateway.problem.Refusal;

/**
 * Lets a request pass when it is known who calls and the caller may call that often. A bearer token decides when there is
 * one; else the session of a browser. A browser that navigates is sent to log in, everybody else gets a 401 and never a redirect.
 */
@Singleton
public class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final String BEARER = "bearer ";

    private final HttpAuthenticator sessions;
    private final VerifiedTokens tokens;
    private final RequestRates rates;
    private final Clock clock;
    private final Duration stepUpMaxAge;

    /**
     * @param stepUpMaxAge how old a login may be that spares another; well below what the services ask for, so that there
     *     is time left for the step itself
     */
    Door(
            HttpAuthenticator sessions,
            VerifiedTokens tokens,
            RequestRates rates,
            Clock clock,
            @ConfigProperty(name = "gateway.step-up.max-age", defaultValue = "PT5M") Duration stepUpMaxAge) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.rates = rates;
        this.clock = clock;
        this.stepUpMaxAge = stepUpMaxAge;
    }

    /** Handler: continues with {@link Caller#of(RoutingContext)} set, or answers. */
    public void requireCaller(RoutingContext rc) {
        var authorization = rc.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (authorization.isEmpty()) {
            bySession(rc).subscribe().with(caller -> pass(rc, caller), failure -> refuseSession(rc, failure));
            return;
        }
        var only = authorization.size() == 1 ? authorization.getFirst() : "";
        if (!only.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            refuse(rc, GatewayProblem.UNAUTHENTICATED, "Send one header Authorization: Bearer <access token>.");
            return;
        }
        tokens.verify(only.substring(BEARER.length()).trim())
                .subscribe()
                .with(caller -> pass(rc, caller), failure -> refuseToken(rc, failure));
    }

    /** Handler: continues without a caller, when the address may call that often. */
    public void requireNobody(RoutingContext rc) {
        if (rates.admitAddress(rc)) {
            rc.next();
        }
    }

    /**
     * Handler: continues when the browser's person logged in recently, else sends them to log in once more. That is what
     * {@code step-up-required} of a service asks for.
     */
    public void requireRecentLogin(RoutingContext rc) {
        var caller = Caller.of(rc);
        if (!caller.bySession()) {
            refuse(rc, GatewayProblem.UNAUTHENTICATED, "Only the session of a browser can log in again.");
            return;
        }
        if (caller.loggedInAt().isEmpty()) {
            // To ask again would bring the same token and send the browser round and round.
            LOG.warn("the identity provider's tokens have no claim auth_time");
            refuse(rc, GatewayProblem.LOGIN_FAILED, "The identity provider does not tell when somebody logged in.");
            return;
        }
        if (caller.loggedInAt().get().plus(stepUpMaxAge).isAfter(clock.instant())) {
            rc.next();
        } else if (navigates(rc.request())) {
            challenge(rc);
        } else {
            refuse(rc, GatewayProblem.UNAUTHENTICATED, "Open this address in the browser to log in again.");
        }
    }

    private void pass(RoutingContext rc, Caller caller) {
        if (caller.bySession() && !SameOrigin.allows(rc.request())) {
            refuse(
                    rc,
                    GatewayProblem.CROSS_SITE_REQUEST,
                    "A session may change things only from a page of this address. Use a bearer token elsewhere.");
            return;
        }
        if (rates.admit(rc, caller)) {
            caller.remember(rc);
            rc.next();
        }
    }

    // The session proves who it is by its ID token; the access token inside is verified like any other before it is
    // relayed.
    private Uni<Caller> bySession(RoutingContext rc) {
        return sessions.attemptAuthentication(rc)
                .onItem()
                .ifNull()
                .failWith(NoSession::new)
                .flatMap(identity ->
                        tokens.verify(accessToken(identity)).map(caller -> caller.inSessionOf(nameOf(identity))));
    }

    private static String accessToken(SecurityIdentity identity) {
        var credential = identity.getCredential(AccessTokenCredential.class);
        return credential == null ? "" : credential.getToken();
    }

    private static String nameOf(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken idToken) {
            String name = idToken.getClaim("name");
            if (name != null) {
                return name;
            }
        }
        return identity.getPrincipal().getName();
    }

    private void refuseToken(RoutingContext rc, Throwable failure) {
        if (failure instanceof TokenRefused) {
            LOG.debugf(failure, "token refused");
            rc.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            refuse(
                    rc,
                    GatewayProblem.UNAUTHENTICATED,
                    "The token is expired, wrongly signed, or not meant for this API.");
        } else {
            fail(rc, failure);
        }
    }

    private void refuseSession(RoutingContext rc, Throwable failure) {
        switch (TokenRefused.rootOf(failure)) {
            case AuthenticationRedirectException redirect ->
                redirect(rc, redirect.getCode(), redirect.getRedirectUri());
            case NoSession none -> askForLogin(rc);
            case AuthenticationCompletionException broken -> {
                LOG.warnf("login not completed: %s", broken.getMessage());
                refuse(rc, GatewayProblem.LOGIN_FAILED, "Open the page again to log in anew.");
            }
            case AuthenticationFailedException expired -> askForLogin(rc);
            // No redirect: the identity provider would send the same token again, and the browser round and round.
            case TokenRefused refused -> refuseToken(rc, refused);
            case Throwable other -> fail(rc, other);
        }
    }

    private void askForLogin(RoutingContext rc) {
        if (isLogout(rc)) {
            redirect(rc, 302, SignedOutPage.PATH);
            return;
        }
        if (!navigates(rc.request())) {
            refuse(
                    rc,
                    GatewayProblem.UNAUTHENTICATED,
                    "Send a header Authorization: Bearer <access token>, or log in.");
            return;
        }
        if (rates.admitAddress(rc)) {
            challenge(rc);
        }
    }

    private void challenge(RoutingContext rc) {
        sessions.getChallenge(rc).subscribe().with(challenge -> challenge(rc, challenge), failure -> fail(rc, failure));
    }

    private void challenge(RoutingContext rc, ChallengeData challenge) {
        if (challenge.status == 302) {
            boolean stepUp = rc.normalizedPath().equals(LoginRoutes.STEP_UP_PATH);
            String provider = challenge.getHeaders().get(HttpHeaders.LOCATION);
            redirect(rc, 302, provider + (stepUp ? "&max_age=" + stepUpMaxAge.toSeconds() : ""));
        } else {
            refuse(rc, GatewayProblem.LOGIN_FAILED, "Open the page again to log in anew.");
        }
    }

    private static void redirect(RoutingContext rc, int status, String location) {
        rc.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private void refuse(RoutingContext rc, GatewayProblem problem, String detail) {
        if (rates.admitAddress(rc)) {
            Refusal.send(rc, problem, detail);
        }
    }

    private void fail(RoutingContext rc, Throwable failure) {
        if (TokenRefused.rootOf(failure) instanceof OIDCException) {
            LOG.warnf("identity provider: %s", failure.getMessage());
            Refusal.sendWithRetry(
                    rc,
                    GatewayProblem.IDENTITY_PROVIDER_UNAVAILABLE,
                    "The identity provider has not answered yet, so no token can be verified.",
                    5);
        } else {
            rc.fail(failure);
        }
    }

    private static boolean isLogout(RoutingContext rc) {
        return rc.normalizedPath().equals(LoginRoutes.LOGOUT_PATH);
    }

    // A script that fetches asks for JSON or anything; only a person who opens a page asks for HTML.
    private static boolean navigates(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET) {
            return false;
        }
        var mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static final class NoSession extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSession() {
            super("no session", null, false, false);
        }
    }
}
