package org.openpractice.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.Tenant;
import io.quarkus.oidc.TenantIdentityProvider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.openpractice.gateway.caller.Caller;

/**
 * Verifies access tokens: signature (RS256), issuer, audience, expiry. A good token is remembered for a short time by the
 * digest of all its bytes, because checking an RSA signature costs more than carrying the request. The price is that a token
 * withdrawn or a key rotated away still opens the door for that time. That a token does not hold is remembered for a moment and
 * apart, so that neither a program that goes on with an old one keeps the processor busy, nor a flood of bad ones forgets the good.
 */
@Singleton
class VerifiedTokens {
    private static final int MOST_REMEMBERED = 50_000;
    private static final int MOST_REFUSED = 10_000;

    private final TenantIdentityProvider verifier;
    private final Clock clock;
    private final Settings settings;
    private final Cache<ByteBuffer, Remembered> remembered;

    private final Cache<ByteBuffer, TokenRefused> refused;

    private record Remembered(Caller caller, Instant until) {}

    VerifiedTokens(@Tenant("access-tokens") TenantIdentityProvider verifier, Clock clock, Settings settings) {
        this.verifier = verifier;
        this.clock = clock;
        this.settings = settings;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(settings.rememberedFor())
                .build();
        this.refused = Caffeine.newBuilder()
                .maximumSize(MOST_REFUSED)
                .expireAfterWrite(settings.refusedFor())
                .build();
    }

    /** How tokens are verified. */
    @ConfigMapping(prefix = "gateway.token")
    public interface Settings {
        /** How long a verified token needs no new verification; never beyond its own expiry. */
        @WithDefault("60S")
        Duration rememberedFor();

        /** How long a refused token is not looked at again. */
        @WithDefault("2S")
        Duration refusedFor();
    }

    /** The caller the token speaks for; fails with {@link TokenRefused} when it does not hold. */
    public Uni<Caller> verify(String token) {
        var digest = digest(token);
        var known = remembered.getIfPresent(digest);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Uni.createFrom().item(known.caller());
        }
        var refusal = refused.getIfPresent(digest);
        if (refusal != null) {
            return Uni.createFrom().failure(refusal);
        }
        return verifier.authenticate(new AccessTokenCredential(token))
                .map(identity -> {
                    var verified = (JsonWebToken) identity.getPrincipal();
                    var caller = Caller.of(verified);
                    remembered.put(digest, new Remembered(caller, rememberUntil(verified)));
                    return caller;
                })
                .onFailure()
                .transform(failure -> {
                    var told = TokenRefused.orUnavailable(failure);
                    if (told instanceof TokenRefused bad) {
                        refused.put(digest, bad);
                    }
                    return told;
                });
    }

    private Instant rememberUntil(JsonWebToken verified) {
        var expiry = Instant.ofEpochSecond(verified.getExpirationTime());
        var horizon = clock.instant().plus(settings.rememberedFor());
        return expiry.isBefore(horizon) ? expiry : horizon;
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
