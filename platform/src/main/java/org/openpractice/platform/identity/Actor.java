package org.openpractice.platform.identity;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who acts now: the bearer of the request's token, or whoever {@link #as(Acting, Supplier)} named for work that no
 * request carries.
 */
@ApplicationScoped
@Unremovable
public class Actor {

    /** Claim that carries the practice group; set by the identity provider alone. */
    public static final String GROUP_CLAIM = "practice_group";

    private static final ScopedValue<Acting> ACTING = ScopedValue.newInstance();

    private final JsonWebToken token;

    @Inject
    Actor(JsonWebToken token) {
        this.token = token;
    }

    /** The practice group of the actor; empty for an anonymous request or a token without a valid group. */
    public Optional<UUID> group() {
        if (ACTING.isBound()) {
            return Optional.of(ACTING.get().group());
        }
        return claim(GROUP_CLAIM).flatMap(Actor::uuid);
    }

    /** The name in the audit log: user name of a person, client id of a partner. */
    public String name() {
        if (ACTING.isBound()) {
            return ACTING.get().name();
        }
        return claim(Claims.preferred_username.name())
                .or(() -> claim(Claims.sub.name()))
                .orElse("anonymous");
    }

    /** The OAuth client that obtained the token. */
    public String client() {
        if (ACTING.isBound()) {
            return ACTING.get().client();
        }
        return claim("azp").or(() -> claim("client_id")).orElse("unknown");
    }

    /** When the bearer of the request's token logged in; empty for a program, and outside of a request. */
    public Optional<Instant> loggedInAt() {
        try {
            return ACTING.isBound()
                    ? Optional.empty()
                    // An absent time is read as zero.
                    : claim(Claims.auth_time.name())
                            .map(Long::parseLong)
                            .filter(seconds -> seconds > 0)
                            .map(Instant::ofEpochSecond);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The login behind the request's token; empty where {@link #loggedInAt} is. */
    public Optional<Login> login() {
        return loggedInAt()
                .map(at ->
                        new Login(name(), claim(Claims.sub.name()).orElse("unknown"), client(), at, authentication()));
    }

    private String authentication() {
        // A list of means is written with brackets, quotes and commas.
        String stated = Stream.of("acr", "amr")
                .flatMap(name ->
                        claim(name)
                                .map(value -> name + " "
                                        + value.replaceAll("[\\[\\]\",\\s]+", " ")
                                                .strip())
                                .stream())
                .collect(Collectors.joining(", "));
        return stated.isEmpty() ? "not stated" : stated;
    }

    /** Id of the user at the identity provider, who is behind the request's token; empty outside of a request. */
    public Optional<String> userId() {
        return ACTING.isBound() ? Optional.empty() : claim(Claims.sub.name());
    }

    /** The e-mail address of the login; whether it is the person's own only {@link #emailVerified} tells. */
    public Optional<String> email() {
        return ACTING.isBound() ? Optional.empty() : claim(Claims.email.name());
    }

    /** Whether the identity provider vouches for the e-mail address: the person showed that its mail reaches her. */
    public boolean emailVerified() {
        return !ACTING.isBound()
                && claim(Claims.email_verified.name()).filter("true"::equals).isPresent();
    }

    /** Whether the token carries the role. */
    public boolean has(String role) {
        return !ACTING.isBound()
                && inRequest()
                && token.getGroups() != null
                && token.getGroups().contains(role);
    }

    /** Who acts now, for a part of the work that another thread does. */
    public Acting acting() {
        return new Acting(group().orElseThrow(() -> new IllegalStateException("Nobody acts here")), name(), client());
    }

    /**
     * Does work on behalf of somebody without a request.
     *
     * @throws IllegalStateException inside a transaction: its connection already belongs to a practice group
     */
    public <T extends @Nullable Object> T as(Acting acting, Supplier<T> work) {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("The actor cannot change inside a transaction");
        }
        return ScopedValue.where(ACTING, acting).call(work::get);
    }

    private Optional<String> claim(String name) {
        if (!inRequest()) {
            return Optional.empty();
        }
        Object value = token.getClaim(name);
        return value == null ? Optional.empty() : Optional.of(value.toString());
    }

    private static boolean inRequest() {
        return Arc.container().requestContext().isActive();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
