package org.openpractice.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.smallrye.config.ConfigMapping;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.openpractice.gateway.caller.Caller;
import org.openpractice.gateway.problem.GatewayProblem;
import org.openpractice.gateway.problem.Refusal;

/**
 * How often one caller may call: a burst, refilled evenly. A caller is the client and the subject of its token; where there is
 * no valid token, the address it calls from. Counted by each gateway process for itself.
 */
@Singleton
public class RequestRates {
    // A flood of addresses must not fill the memory; the least used bucket goes first and starts full when it comes
    // back.
    private static final int MOST_BUCKETS = 100_000;

    private final Settings settings;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    RequestRates(Settings settings) {
        this.settings = settings;
    }

    /** How often callers may call. */
    @ConfigMapping(prefix = "gateway.rate")
    public interface Settings {
        /** For each client and subject. */
        Rate caller();

        /** For each address without a valid token. */
        Rate address();
    }

    /** One rate. */
    public interface Rate {
        /** Requests at once after a pause. */
        int burst();

        /** Requests per second for ever. */
        int perSecond();
    }

    /** Takes one request from the caller's budget; answers 429 and returns false when none is left. */
    public boolean admit(RoutingContext rc, Caller caller) {
        return take(rc, "c:" + caller.client() + '/' + caller.subject(), settings.caller());
    }

    /** Takes one request from the budget of the address; answers 429 and returns false when none is left. */
    public boolean admitAddress(RoutingContext rc) {
        var address = rc.request().remoteAddress();
        return take(rc, "a:" + (address == null ? "" : address.hostAddress()), settings.address());
    }

    private boolean take(RoutingContext rc, String key, Rate rate) {
        var bucket = buckets.get(
                key,
                unseen -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                        .build());
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        if (taken.isConsumed()) {
            return true;
        }
        long seconds = Math.max(1, Math.ceilDiv(taken.getNanosToWaitForRefill(), 1_000_000_000L));
        Refusal.sendWithRetry(
                rc,
                GatewayProblem.RATE_LIMIT_EXCEEDED,
                "At most %d requests per second, %d at once.".formatted(rate.perSecond(), rate.burst()),
                seconds);
        return false;
    }
}
