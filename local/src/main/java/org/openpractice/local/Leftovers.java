package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who was started on a data folder, so that the next launcher can end what one left that was killed: the kernel tells children of
 * their parent's death, but not on every system, and they take their time.
 */
final class Leftovers {

    private static final String FILE = "children";

    /** So long they may take to end as they were told. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Two readings of when a process started differ by less; a number that was given out again started later. */
    private static final Duration SAME = Duration.ofSeconds(2);

    private final Path file;

    Leftovers(DataFolder folder) {
        this.file = folder.path().resolve(FILE);
    }

    private record Left(ProcessHandle process, String name) {}

    /** Adds a child to the list. */
    void started(ChildProcess child) throws IOException {
        Instant start = start(child.pid());
        if (start != null) {
            Files.writeString(
                    file,
                    child.pid() + " " + start.toEpochMilli() + " " + child.name() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Ends who still lives of the list, with everything they started, and begins a new one. To be called by the folder's holder. */
    void end(Consumer<String> tell) {
        end(tell, PATIENCE);
    }

    void end(Consumer<String> tell, Duration patience) {
        List<Left> left = living();
        if (!left.isEmpty()) {
            tell.accept("waiting for what a killed launcher left: "
                    + String.join(", ", left.stream().map(Left::name).toList()));
            long deadline = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < deadline
                    && left.stream().anyMatch(one -> one.process().isAlive())) {
                Readiness.pause();
            }
            for (Left one : left) {
                List<ProcessHandle> tree = one.process().descendants().toList();
                one.process().destroyForcibly();
                tree.forEach(ProcessHandle::destroyForcibly);
            }
            while (left.stream().anyMatch(one -> one.process().isAlive())) {
                Readiness.pause();
            }
        }
        forget();
    }

    /** All of them have ended. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartFailure("Cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Left> living() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", 3))
                    .filter(words -> words.length == 3)
                    .flatMap(words -> ProcessHandle.of(Long.parseLong(words[0]))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> isSame(process.pid(), Long.parseLong(words[1])))
                            .map(process -> new Left(process, words[2]))
                            .stream())
                    .toList();
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isSame(long pid, long startMillis) {
        Instant start = start(pid);
        return start != null
                && Duration.between(start, Instant.ofEpochMilli(startMillis))
                                .abs()
                                .compareTo(SAME)
                        < 0;
    }

    private static @Nullable Instant start(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(null);
    }
}
