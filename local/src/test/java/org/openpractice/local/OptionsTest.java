package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path ROOT = Path.of("/project");

    @Test
    void readsWhatIsAskedFor() {
        Options options = Options.parse(
                List.of(
                        "demo",
                        "--once",
                        "--port",
                        "9000",
                        "--files",
                        "/files",
                        "--clock-start",
                        "2026-11-02T13:00:00Z"),
                ROOT);
        assertThat(options)
                .isEqualTo(new Options(
                        "demo",
                        null,
                        null,
                        9000,
                        true,
                        false,
                        Path.of("/files"),
                        Instant.parse("2026-11-02T13:00:00Z")));
    }

    @Test
    void upKeepsItsDataUnderTheHomeFolder() {
        assertThat(Options.parse(List.of("up"), ROOT).dataOrDefault())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".openpractice", "data"));
        assertThat(Options.parse(List.of("up", "--data", "/with a space"), ROOT).dataOrDefault())
                .isEqualTo(Path.of("/with a space"));
    }

    @Test
    void knowsWhatACommandIsAbout() {
        assertThat(Options.parse(List.of("logs", "staff", "--follow"), ROOT))
                .satisfies(options -> assertThat(options.about()).isEqualTo("staff"))
                .satisfies(options -> assertThat(options.follow()).isTrue());
        assertThat(Options.parse(List.of("backup", "--data", "/d", "my file.zip"), ROOT)
                        .aboutOrFail())
                .isEqualTo("my file.zip");
        assertThatThrownBy(() -> Options.parse(List.of("restore"), ROOT))
                .hasMessageContaining("restore needs the FILE to read");
        assertThatThrownBy(() -> Options.parse(List.of("logs", "staff", "kafka"), ROOT))
                .hasMessageContaining("Unknown option kafka");
        assertThatThrownBy(() -> Options.parse(List.of("up", "staff"), ROOT))
                .hasMessageContaining("Unknown option staff");
    }

    @Test
    void saysWhatIsWrongWithTheRest() {
        assertThatThrownBy(() -> Options.parse(List.of("dance"), ROOT)).hasMessageContaining("Unknown command dance");
        assertThatThrownBy(() -> Options.parse(List.of("up", "--fast"), ROOT))
                .hasMessageContaining("Unknown option --fast");
        assertThatThrownBy(() -> Options.parse(List.of("up", "--port"), ROOT))
                .hasMessageContaining("--port needs a value");
        assertThatThrownBy(() -> Options.parse(List.of("up", "--port", "70000"), ROOT))
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> Options.parse(List.of("up", "--clock-start", "noon"), ROOT))
                .hasMessageContaining("noon");
    }
}
