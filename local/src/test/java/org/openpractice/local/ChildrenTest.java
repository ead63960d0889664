package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Children children = new Children(told::add);

    @Test
    void endsEverybodyWithTheirOwnChildrenAndStartsNobodyAfterward() throws Exception {
        ChildProcess parent = start("sh", "-c", "sleep 600 & wait");
        while (ProcessHandle.of(parent.pid())
                .orElseThrow()
                .descendants()
                .findAny()
                .isEmpty()) {
            Thread.onSpinWait();
        }
        List<ProcessHandle> tree =
                ProcessHandle.of(parent.pid()).orElseThrow().descendants().toList();
        children.end(child -> false, Duration.ofSeconds(5));
        assertThat(parent.isAlive()).isFalse();
        assertThat(tree).isNotEmpty();
        for (ProcessHandle handle : tree) {
            handle.onExit().get(5, TimeUnit.SECONDS);
        }
        assertThatThrownBy(() -> start("sleep", "600"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("ending");
    }

    @Test
    void killsWhoDoesNotListen() {
        ChildProcess deaf = start("sh", "-c", "trap '' TERM; echo listening; while :; do sleep 1; done");
        while (!deaf.said("listening")) {
            Thread.onSpinWait();
        }
        children.end(child -> true, Duration.ofMillis(300));
        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void namesTheCauseFromTheLog() throws Exception {
        ChildProcess failing = start("sh", "-c", "echo starting; echo 'ERROR no such table'; echo bye; exit 3");
        assertThat(failing.waitFor()).isEqualTo(3);
        assertThat(failing.ending()).isEqualTo("exited with 3");
        assertThat(failing.lastLine()).isEqualTo("ERROR no such table");
    }

    @Test
    void saysInWordsWhatAServiceLogsAsJson() throws Exception {
        ChildProcess failing = start("sh", "-c", """
                echo '{"level":"INFO","message":"starting"}'
                echo '{"level":"ERROR","message":"Failed to start application","exception":{"exceptionType":"a.B","message":"b",\
                "causedBy":{"exception":{"exceptionType":"java.net.ConnectException","message":"Connection refused"}}}}'
                exit 1""");
        failing.waitFor();
        assertThatThrownBy(() -> failing.awaitReady(() -> false))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(
                        "child exited with 1: Failed to start application: Connection refused. Its log is");
    }

    @Test
    void waitsForWhoMovesHoweverLongItTakes() {
        var ready = folder.resolve("ready");
        ChildProcess busy = start("sh", "-c", """
                end=$(($(date +%%s) + 4)); while [ $(date +%%s) -lt $end ]; do :; done; touch %s; sleep 600
                """.formatted(ready));
        busy.awaitReady(() -> Files.exists(ready), Duration.ofSeconds(1));
        assertThat(ready).exists();
        children.end(child -> true, Duration.ofSeconds(5));
    }

    @Test
    void givesUpOnWhoStandsStill() {
        ChildProcess idle = start("sleep", "600");
        assertThatThrownBy(() -> idle.awaitReady(() -> false, Duration.ofMillis(500)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("child is not ready after")
                .hasMessageContaining("has stood still");
        children.end(child -> true, Duration.ofSeconds(5));
    }

    private ChildProcess start(String... command) {
        return children.start(
                "child",
                "TERM",
                folder,
                Map.of(),
                folder.resolve("child.log"),
                ChildProcess.tied("TERM", List.of(), List.of(command)));
    }
}
