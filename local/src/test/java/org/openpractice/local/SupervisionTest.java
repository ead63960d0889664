package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Children children = new Children(told::add);
    private final Part sleeper = new Part("sleeper", "127.0.0.1:1", () -> start("echo ready; exec sleep 600"));

    @AfterEach
    void endAll() {
        children.end(child -> true, Duration.ofSeconds(5));
    }

    @Test
    void whatIsKilledIsStartedAgainAndBothAreSaid() {
        try (var supervision = supervise(sleeper)) {
            sleeper.start();
            long pid = sleeper.pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            awaitThat(() -> sleeper.restarts() == 1 && sleeper.isRunning());
            assertThat(sleeper.pid()).isNotEqualTo(pid);
            awaitThat(() -> told.size() == 2);
            assertThat(told.getFirst())
                    .startsWith("sleeper exited with 137")
                    .endsWith("; it is started again in 10 ms");
            assertThat(told.getLast()).isEqualTo("sleeper is ready again on 127.0.0.1:1");
        }
    }

    @Test
    void whatEndsAgainAndAgainIsWaitedForLongerEachTime() {
        var dying = new Part("dying", "127.0.0.1:1", () -> start("echo ready; sleep 0.2; exit 3"));
        try (var supervision = supervise(dying)) {
            dying.start();
            awaitThat(() -> dying.restarts() >= 3);
            assertThat(told.stream()
                            .filter(line -> line.contains("started again"))
                            .limit(3))
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith("in 10 ms"),
                            line -> assertThat(line).endsWith("in 20 ms"),
                            line -> assertThat(line).endsWith("in 40 ms"));
        }
    }

    @Test
    void whatWasStoppedStaysDown() throws Exception {
        try (var supervision = supervise(sleeper)) {
            sleeper.start();
            sleeper.kill();
            assertThat(sleeper.hasFailed()).isFalse();
            var other = new Part("other", "127.0.0.1:2", () -> start("echo ready; exec sleep 600"));
            try (var second = supervise(other)) {
                other.start();
                ProcessHandle.of(other.pid()).orElseThrow().destroyForcibly();
                awaitThat(() -> other.restarts() == 1);
            }
            assertThat(sleeper.restarts()).isZero();
            assertThat(sleeper.isRunning()).isFalse();
        }
    }

    @Test
    void whatAKilledLauncherLeftIsEndedAndNobodyElse() throws Exception {
        try (DataFolder held = DataFolder.hold(folder.resolve("data"))) {
            var journal = new Leftovers(held);
            ChildProcess deaf = new Children(told::add, journal)
                    .start(
                            "deaf",
                            "TERM",
                            folder,
                            Map.of(),
                            folder.resolve("deaf.log"),
                            List.of("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));
            ChildProcess stranger = start("echo ready; exec sleep 600");
            // A number that was given out again: another process than the one that was noted.
            Files.writeString(
                    folder.resolve("data/children"),
                    Files.readString(folder.resolve("data/children")) + stranger.pid() + " 1000 gone\n");

            new Leftovers(held).end(told::add, Duration.ofMillis(300));

            assertThat(deaf.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(told).containsExactly("waiting for what a killed launcher left: deaf");
            assertThat(folder.resolve("data/children")).doesNotExist();
        }
    }

    private Supervision supervise(Part part) {
        var supervision = new Supervision(List.of(part), told::add, () -> {}, Duration.ofMillis(10));
        supervision.start();
        return supervision;
    }

    private ChildProcess start(String script) {
        Path log = folder.resolve("child-" + System.nanoTime() + ".log");
        ChildProcess child = children.start(
                "child",
                "TERM",
                folder,
                Map.of(),
                log,
                ChildProcess.tied("TERM", List.of(), List.of("sh", "-c", script)));
        child.awaitReady(() -> child.said("ready"));
        return child;
    }

    private static void awaitThat(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Readiness.pause();
        }
    }
}
