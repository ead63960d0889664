package org.openpractice.platform.approval;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.Problems;

/**
 * Lets only somebody who logged in recently take a {@link SecondPersonStep}, so that a screen left open approves nothing.
 * Everybody else is told how to come back (RFC 9470). Roles are judged before.
 */
public class RecentLoginFilter {

    /** How far the identity provider's clock may be ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Actor actor;
    private final Duration maxAge;
    /** Not the business clock, which a demo sets to another day: a token's times are real and judged like its expiry. */
    private final Clock clock = Clock.systemUTC();

    RecentLoginFilter(
            Actor actor,
            @ConfigProperty(name = "openpractice.step-up.max-age", defaultValue = "PT15M") Duration maxAge) {
        this.actor = actor;
        this.maxAge = maxAge;
    }

    /** Refuses {@link PlatformProblem#STEP_UP_REQUIRED}, also to a token that does not tell when somebody logged in. */
    @SecondPersonStep
    @ServerRequestFilter
    public Optional<Response> requireRecentLogin() {
        Optional<Instant> login = actor.loggedInAt();
        if (login.isPresent() && isRecent(login.get())) {
            return Optional.empty();
        }
        String reason = login.isPresent()
                ? "The last login is longer ago than this step allows; log in again"
                : "The token does not tell when somebody logged in; log in with a browser";
        var problem = PlatformProblem.STEP_UP_REQUIRED.because(reason, Map.of("maxAge", maxAge.toSeconds()));
        String challenge = "Bearer error=\"insufficient_user_authentication\", error_description=\"%s\", max_age=\"%d\""
                .formatted(reason, maxAge.toSeconds());
        return Optional.of(Response.fromResponse(Problems.response(problem))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build());
    }

    private boolean isRecent(Instant login) {
        Instant now = clock.instant();
        return !login.isBefore(now.minus(maxAge)) && !login.isAfter(now.plus(CLOCK_SKEW));
    }
}
