package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void tellsTheLastLinesInWords() throws Exception {
        Files.createDirectories(data.resolve("logs"));
        Files.writeString(data.resolve("logs/staff.log"), "first\n".repeat(300) + """
                {"timestamp":"2026-11-02T13:00:00Z","level":"WARN","message":"Đặng waits"}
                """);

        Logs.last(Logs.of(DataFolder.at(data), "staff"), out);

        assertThat(lines()).hasSize(200).last().isEqualTo("2026-11-02T13:00:00Z WARN Đặng waits");
    }

    @Test
    void followsIntoTheNextFileAfterARestart() throws Exception {
        Files.createDirectories(data.resolve("logs"));
        Path log = data.resolve("logs/staff.log");
        Files.writeString(log, "old\n");
        var going = new AtomicBoolean(true);
        var failure = new AtomicReference<Throwable>();
        var following = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                Logs.follow(log, out, () -> {
                    following.set(true);
                    return going.get();
                });
            } catch (Exception e) {
                failure.set(e);
            }
        });
        awaitThat(following::get);
        Files.writeString(log, "added\n", StandardOpenOption.APPEND);
        awaitThat(() -> lines().contains("added"));
        Files.move(log, data.resolve("logs/staff.previous.log"));
        Files.writeString(log, "anew\n");
        awaitThat(() -> lines().contains("anew"));
        going.set(false);
        reader.join();

        assertThat(failure.get()).isNull();
        assertThat(lines()).containsExactly("added", "anew");
    }

    @Test
    void namesThePartsThereAre() {
        assertThatThrownBy(() -> Logs.of(DataFolder.at(data), "nurses"))
                .isInstanceOf(StartFailure.class)
                .hasMessage(
                        "No part nurses; there are: gateway, staff, payroll, billing, compliance, keycloak, kafka, postgresql, mail");
        assertThatThrownBy(() -> Logs.of(DataFolder.at(data), "staff")).hasMessageContaining("no log of staff");
    }

    private java.util.List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void awaitThat(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Readiness.pause();
        }
    }
}
