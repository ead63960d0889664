package org.openpractice.local;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after the parts: one that ends by itself is started again, after a second at first, and after twice as long each time
 * that it does not live for a minute, up to a minute. Each end and each return is said. Parts are healed beside each other; what
 * depends on one that is away goes on as best it can.
 */
final class Supervision implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final Collection<Part> parts;
    private final Consumer<String> tell;
    private final Runnable changed;
    private final Duration firstPause;
    private final Set<Part> healing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param changed called when a part came back */
    Supervision(Collection<Part> parts, Consumer<String> tell, Runnable changed) {
        this(parts, tell, changed, FIRST_PAUSE);
    }

    Supervision(Collection<Part> parts, Consumer<String> tell, Runnable changed, Duration firstPause) {
        this.parts = parts;
        this.tell = tell;
        this.changed = changed;
        this.firstPause = firstPause;
    }

    void start() {
        Thread.ofPlatform().daemon().name("looking-after").start(() -> {
            while (!closed) {
                for (Part part : parts) {
                    if (part.hasFailed() && !closed && healing.add(part)) {
                        Thread.ofPlatform()
                                .daemon()
                                .name("healing-" + part.name())
                                .start(() -> heal(part));
                    }
                }
                Readiness.pause();
            }
        });
    }

    private void heal(Part part) {
        try {
            Duration pause = part.livedLong() ? firstPause : part.nextPause(firstPause, LONGEST_PAUSE);
            String ending = part.ending();
            while (!closed && part.hasFailed()) {
                part.restsFor(pause);
                tell.accept(ending + "; it is started again in " + seconds(pause));
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                if (closed || !part.hasFailed()) {
                    return;
                }
                try {
                    part.restart();
                    changed.run();
                    tell.accept(part.name() + " is ready again on " + part.address());
                    return;
                } catch (StartFailure e) {
                    ending = e.getMessage();
                    pause = part.nextPause(firstPause, LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            healing.remove(part);
        }
    }

    private static String seconds(Duration pause) {
        return pause.toMillis() % 1000 == 0 ? pause.toSeconds() + " s" : pause.toMillis() + " ms";
    }

    @Override
    public void close() {
        closed = true;
    }
}
