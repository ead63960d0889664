package org.openpractice.local;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One program of the platform: how it is started and, while it runs, its process. */
public final class Part {

    private final String name;
    private final String address;
    private final @Nullable Supplier<ChildProcess> start;
    private volatile @Nullable ChildProcess process;
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
            wantedUp = true;
        }
    }

    /** Ends the program the gentle way. */
    public synchronized void stop() {
        wantedUp = false;
        ChildProcess running = process;
        if (running != null) {
            running.stop(Duration.ofSeconds(15));
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
