package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    @TempDir
    Path folder;

    private final Children children = new Children();

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
