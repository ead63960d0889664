package org.openpractice.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One program of the platform: how it is started and, while it runs, its process. */
public final class Part {

    private static final Duration LONG_LIFE = Duration.ofMinutes(1);

    private final String name;
    private final String address;
    private final @Nullable Supplier<ChildProcess> start;
    private volatile @Nullable ChildProcess process;
    private volatile @Nullable Instant startedAt;
    private volatile int restarts;
    private volatile Duration lastPause = Duration.ZERO;
    private volatile boolean wantedUp;

    /**
     * @param start starts the program and returns when it is ready
     */
    Part(String name, String address, Supplier<ChildProcess> start) {
        this.name = name;
        this.address = address;
        this.start = start;
    }

    /** A program that somebody else runs. */
    Part(String name, String address) {
        this.name = name;
        this.address = address;
        this.start = null;
    }

    /** Starts the program and returns when it is ready; does nothing when it runs. */
    public synchronized void start() {
        if (start != null && !isRunning()) {
            process = start.get();
            startedAt = Instant.now();
            wantedUp = true;
        }
    }

    /** Starts it again after it ended by itself, unless somebody has meanwhile stopped or started it. */
    synchronized void restart() {
        if (hasFailed()) {
            restarts++;
            start();
        }
    }

    /** Whether it ran so long that its end has nothing to do with its start. */
    boolean livedLong() {
        Instant since = startedAt;
        return since != null && Duration.between(since, Instant.now()).compareTo(LONG_LIFE) > 0;
    }

    /** How long to wait before it is started again: twice as long as the last time. */
    Duration nextPause(Duration first, Duration longest) {
        Duration twice = lastPause.multipliedBy(2);
        return twice.compareTo(first) < 0 ? first : twice.compareTo(longest) > 0 ? longest : twice;
    }

    void restsFor(Duration pause) {
        lastPause = pause;
    }

    /** Ends the program the gentle way. */
    public void stop() {
        stop(Duration.ofSeconds(15));
    }

    /** @param patience after which it is killed */
    synchronized void stop(Duration patience) {
        wantedUp = false;
        ChildProcess running = process;
        if (running != null) {
            running.stop(patience);
        }
    }

    /** Ends the program as a crash would. */
    public synchronized void kill() {
        wantedUp = false;
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    public boolean isRunning() {
        ChildProcess running = process;
        return start == null || (running != null && running.isAlive());
    }

    /** Whether it ended although nobody asked it to. */
    boolean hasFailed() {
        return wantedUp && !isRunning();
    }

    /** The line that tells of its end. */
    String ending() {
        ChildProcess running = process;
        return running == null
                ? name + " was not started"
                : name + " " + running.ending() + " (" + running.lastLine() + "), see " + running.log();
    }

    /** How often it was started again after it ended by itself. */
    public int restarts() {
        return restarts;
    }

    /** When it was last ready, or null. */
    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    /** Its log, or null while it has none. */
    @Nullable
    Path log() {
        ChildProcess running = process;
        return running == null ? null : running.log();
    }

    public long pid() {
        ChildProcess running = process;
        return running == null ? 0 : running.pid();
    }

    public String name() {
        return name;
    }

    /** Where it answers: a URL, or {@code host:port}. */
    public String address() {
        return address;
    }
}
