package org.openpractice.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The programs one platform has started. Once told to end it starts no more, so none can slip through. */
final class Children {

    /**
     * The kernel's parent-death signal follows the thread that forked, not the process. So every child is forked
     * by this one thread, which never ends before the JVM does.
     */
    private static final ExecutorService FORKING_THREAD = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "child-processes");
        thread.setDaemon(true);
        return thread;
    });

    private final Set<ChildProcess> started = ConcurrentHashMap.newKeySet();
    private final Consumer<String> tell;
    private final @Nullable Leftovers journal;
    private volatile boolean ending;

    /** @param tell where it is said which of them is slow */
    Children(Consumer<String> tell) {
        this(tell, null);
    }

    /** @param journal where it is kept who was started, for the next launcher should this one be killed */
    Children(Consumer<String> tell, @Nullable Leftovers journal) {
        this.tell = tell;
        this.journal = journal;
    }

    /**
     * Starts a program with its output appended to the log file.
     *
     * @param gentleSignal the signal that asks this program to end, such as {@code TERM}
     * @param command what to run, usually made by {@link ChildProcess#tied}
     * @throws StartFailure when it cannot be run, or all is ending
     */
    ChildProcess start(
            String name,
            String gentleSignal,
            Path folder,
            Map<String, String> environment,
            Path log,
            List<String> command) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return FORKING_THREAD
                    .submit(() -> {
                        if (ending) {
                            throw new IOException("the platform is ending");
                        }
                        started.removeIf(child -> !child.isAlive());
                        var child = new ChildProcess(name, builder.start(), gentleSignal, log, tell);
                        started.add(child);
                        if (journal != null) {
                            journal.started(child);
                        }
                        return child;
                    })
                    .get();
        } catch (ExecutionException e) {
            throw new StartFailure("Cannot run " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting " + name, e);
        }
    }

    /**
     * Stops everything: first those of the first kind, all at once, then the others. Returns when all are gone.
     *
     * @param patience how long each kind may take before it is killed
     */
    void end(Predicate<ChildProcess> first, Duration patience) {
        ending = true;
        try {
            // A fork under way ends up in the list before this does.
            FORKING_THREAD.submit(() -> {}).get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Then it is left to the kernel's parent-death signal.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop(started.stream().filter(first).toList(), patience);
        stop(List.copyOf(started), patience);
    }

    private static void stop(List<ChildProcess> children, Duration patience) {
        List<Thread> stopping = children.stream()
                .filter(ChildProcess::isAlive)
                .map(child -> Thread.ofPlatform().start(() -> child.stop(patience)))
                .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
