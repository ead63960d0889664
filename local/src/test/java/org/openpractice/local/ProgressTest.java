package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void aNarrowTableStandsAsItIs() {
        progress.table(List.of("what", "cents"), List.of(List.of("gross", "12.50"), List.of("net", "9")));

        assertThat(lines()).containsExactly("  what   cents", "  -----  -----", "  gross  12.50", "  net        9");
    }

    @Test
    void aWideTableGoesOnBelowInsteadOfToTheRight() {
        String long1 = "word ".repeat(40).strip();
        String long2 = "x".repeat(200);
        progress.table(
                List.of("rule", "what", "value"), List.of(List.of(long1, "y", "1"), List.of("short", long2, "22")));

        assertThat(lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Progress.WIDTH));
        String all = String.join("", lines());
        assertThat(all.chars().filter(letter -> letter == 'x').count()).isEqualTo(200);
        assertThat(all.split("word", -1)).hasSize(41);
        assertThat(lines().get(2)).endsWith("   1");
    }

    @Test
    void aLineIsBrokenAtABlankAndAPathIsNot() {
        String path = "/" + "folder/".repeat(30);
        progress.line("  " + "some words ".repeat(20).strip());
        progress.line("  files: " + path);

        assertThat(lines().subList(0, 2))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("  some words").hasSizeLessThanOrEqualTo(Progress.WIDTH),
                        line -> assertThat(line).startsWith("    "));
        assertThat(lines().getLast().strip()).isEqualTo(path);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
