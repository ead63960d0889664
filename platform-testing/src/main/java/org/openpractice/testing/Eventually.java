package org.openpractice.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** How tests wait for what follows by itself: an event that is consumed, a job that ends. */
public final class Eventually {

    /** Long enough for a machine that does much else; a test that passes never waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration EVERY = Duration.ofMillis(15);

    private Eventually() {}

    /** Looks at once and then again very soon, for most of what is waited for takes milliseconds. */
    public static ConditionFactory soon() {
        return within(PATIENCE);
    }

    public static ConditionFactory within(Duration patience) {
        return await().atMost(patience).pollDelay(Duration.ZERO).pollInterval(EVERY);
    }
}
