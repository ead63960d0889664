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
import java.util.stream.Stream;

/**
 * A program that lives no longer than this one.
 *
 * <p>It runs in a session of its own, so that Ctrl-C in the terminal reaches only the launcher, which stops the
 * parts in order. Should the launcher itself be killed without a chance to do so, the kernel signals the child.
 */
final class ChildProcess {

    private final String name;
    private final Process process;
    private final String gentleSignal;
    private final Path log;

    ChildProcess(String name, Process process, String gentleSignal, Path log) {
        this.name = name;
        this.process = process;
        this.gentleSignal = gentleSignal;
        this.log = log;
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
                .map(String::strip)
                .orElse("no output");
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
