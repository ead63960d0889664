package org.openpractice.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A program that lives no longer than this one.
 *
 * <p>It runs in a session of its own, so that Ctrl-C in the terminal reaches only the launcher, which stops the
 * parts in order. Should the launcher itself be killed without a chance to do so, the kernel signals the child.
 */
final class ChildProcess {

    /** How long a program that is awaited may stand still. */
    private static final Duration STILL = Duration.ofMinutes(1);

    /** So much of that time must be its processor's, or it only waits; what idle programs do besides is less. */
    private static final int MOVING_PART = 60;

    /** So often the processor's time is asked for, which means reading about all processes of the machine. */
    private static final Duration LOOK = Duration.ofMillis(400);

    /** After so long, and again after each such time, somebody is told what is slow. */
    private static final Duration SLOW = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final String gentleSignal;
    private final Path log;
    private final Consumer<String> tell;

    /** @param tell where it is said that the program is slow */
    ChildProcess(String name, Process process, String gentleSignal, Path log, Consumer<String> tell) {
        this.name = name;
        this.process = process;
        this.gentleSignal = gentleSignal;
        this.log = log;
        this.tell = tell;
    }

    /** Puts what ties a child to this process in front of its command, as far as this machine offers it. */
    static List<String> tied(String deathSignal, List<String> prefix, List<String> command) {
        var tied = new ArrayList<String>();
        onPath("setsid").ifPresent(tied::add);
        tied.addAll(prefix);
        // After the prefix: a change of user or of user namespace makes the kernel forget the signal.
        onPath("setpriv").ifPresent(setpriv -> tied.addAll(List.of(setpriv, "--pdeathsig", deathSignal)));
        tied.addAll(command);
        return tied;
    }

    static Optional<String> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Completed with the exit code when the program ends. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Returns when the program is ready. How long that takes is the machine's business: it waits as long as the program moves, and
     * says every half minute that it is slow.
     *
     * @throws StartFailure when the program ended, with its last error in words, or has stood still for a minute
     */
    void awaitReady(BooleanSupplier ready) {
        awaitReady(ready, STILL);
    }

    void awaitReady(BooleanSupplier ready, Duration still) {
        long began = System.nanoTime();
        long told = began;
        long moved = began;
        long looked = began;
        var used = processor();
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw new StartFailure("%s %s: %s. Its log is %s".formatted(name, ending(), lastLine(), log));
            }
            long now = System.nanoTime();
            if (now - looked > LOOK.toNanos()) {
                looked = now;
                var more = processor().minus(used);
                if (more.multipliedBy(MOVING_PART).compareTo(still) >= 0) {
                    moved = now;
                    used = used.plus(more);
                }
            }
            if (now - moved > still.toNanos()) {
                throw new StartFailure(
                        "%s is not ready after %d s and has stood still for the last %d: %s. Its log is %s"
                                .formatted(name, seconds(now - began), still.toSeconds(), lastLine(), log));
            }
            if (now - told > SLOW.toNanos()) {
                told = now;
                tell.accept("%s is slow: not ready after %d s, of which it had a processor for %d"
                        .formatted(name, seconds(now - began), processor().toSeconds()));
            }
            Readiness.pause();
        }
    }

    private static long seconds(long nanoseconds) {
        return Duration.ofNanos(nanoseconds).toSeconds();
    }

    /** Processor time of the program and of those it has started that still run. */
    private Duration processor() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** "exited with 1", for the line that tells of a failure. */
    String ending() {
        return process.isAlive() ? "is still running" : "exited with " + process.exitValue();
    }

    /** Asks the program to end; after the time given kills it and everything it started. Returns when all are gone. */
    void stop(Duration patience) {
        List<ProcessHandle> tree = process.descendants().toList();
        signal(gentleSignal, process);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            tree.forEach(ProcessHandle::destroyForcibly);
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the program and everything it started, as a crash would. Returns when it is gone. */
    void kill() {
        List<ProcessHandle> tree = process.descendants().toList();
        process.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Java itself sends only TERM and KILL; PostgreSQL takes TERM as "when everybody has left". */
    private static void signal(String signal, Process process) {
        if (!process.isAlive()) {
            return;
        }
        if (signal.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "kill", signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the log has a line that starts so. */
    boolean said(String beginning) {
        return lastLines(1000).stream().anyMatch(line -> line.startsWith(beginning));
    }

    /** The line of the log that most likely names the cause: the last that speaks of an error, else the last. */
    String lastLine() {
        List<String> lines =
                lastLines(200).stream().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(ChildProcess::namesACause)
                .reduce((first, second) -> second)
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(LogLine::inWords)
                .orElse("it wrote nothing");
    }

    private static boolean namesACause(String line) {
        return line.contains("FATAL")
                || line.contains("PANIC")
                || line.contains("error:")
                || line.contains("ERROR")
                || line.startsWith("Caused by:");
    }

    /** The last lines of the program's log, newest last; empty when there is none. */
    private List<String> lastLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
