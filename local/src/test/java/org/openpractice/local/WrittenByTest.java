package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenByTest {

    @TempDir
    Path parent;

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "staff, 202612021400, 202611300000, tables of staff is 202612021400",
        "kafka, 4.10.0, 4.2.0, kafka is 4.10.0",
        "keycloak, 27.0.0, 26.7.3, keycloak is 27.0.0",
        "postgresql, 17.9.0, 18.6.0, postgresql is 17.9.0",
        "postgresql, 19.0.0, 18.6.0, postgresql is 19.0.0"
    })
    void dataThatTheProgramCannotReadAreRefusedInOneLine(String part, String data, String program, String words) {
        try (DataFolder folder = DataFolder.hold(parent.resolve("data"))) {
            WrittenBy.check(folder, versions(part, data), told::add);

            assertThatThrownBy(() -> WrittenBy.check(folder, versions(part, program), told::add))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(words)
                    .hasMessageContaining(program)
                    .hasMessageContaining("use it with the OpenPractice that wrote it")
                    .message()
                    .doesNotContain("\n");
            assertThat(folder.read(WrittenBy.FILE).orElseThrow()).isEqualTo(versions(part, data));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "staff, 202611300000, 202612021400",
        "keycloak, 26.7.3, 26.10.0",
        "postgresql, 18.4.0, 18.6.0",
        "kafka, 4.1.2, 4.1.10"
    })
    void olderDataAreTakenOverAndItIsSaid(String part, String data, String program) {
        try (DataFolder folder = DataFolder.hold(parent.resolve("data"))) {
            WrittenBy.check(folder, versions(part, data), told::add);
            assertThat(told).isEmpty();
            WrittenBy.check(folder, versions(part, program), told::add);

            assertThat(told)
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("from " + data + " to " + program));
            assertThat(folder.read(WrittenBy.FILE).orElseThrow()).isEqualTo(versions(part, program));
        }
    }

    @Test
    void aLaterPatchOfPostgresqlKeepsItsFiles() {
        try (DataFolder folder = DataFolder.hold(parent.resolve("data"))) {
            WrittenBy.check(folder, versions("postgresql", "18.9.0"), told::add);
            assertThatCode(() -> WrittenBy.check(folder, versions("postgresql", "18.6.0"), told::add))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aBackupOfANewerProgramOrNoBackupAtAllIsRefused() throws Exception {
        Path newer = zip(Map.of(Backup.LABEL, "format=1\nstaff=202612021400\n"));
        Path other = zip(Map.of("readme.txt", "hello"));
        Path later = zip(Map.of(Backup.LABEL, "format=2\n"));
        Path cut = parent.resolve("cut.zip");
        byte[] whole = Files.readAllBytes(newer);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 30));
        try (DataFolder folder = DataFolder.hold(parent.resolve("data"))) {
            var program = versions("staff", "202611300000");
            assertThatThrownBy(() -> Restore.into(folder, newer, program)).hasMessageContaining("202612021400");
            assertThatThrownBy(() -> Restore.into(folder, other, program)).hasMessageContaining("is no backup");
            assertThatThrownBy(() -> Restore.into(folder, later, program)).hasMessageContaining("format 2");
            assertThatThrownBy(() -> Restore.into(folder, cut, program)).hasMessageContaining("Cannot restore");
            Path outside = zip(Map.of(Backup.LABEL, "format=1\n", "../outside", "x"));
            assertThatThrownBy(() -> Restore.into(folder, outside, program)).hasMessageContaining("outside");
            assertThat(parent.resolve("outside")).doesNotExist();
            assertThatThrownBy(() -> Restore.refuseUnfinished(folder)).hasMessageContaining("was interrupted");
        }
    }

    @Test
    void ageIsToldInTheTwoLargestUnits() {
        assertThat(PartStatus.age(Duration.ofSeconds(45))).isEqualTo("45 s");
        assertThat(PartStatus.age(Duration.ofMinutes(12).plusSeconds(5))).isEqualTo("12 min");
        assertThat(PartStatus.age(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(PartStatus.age(Duration.ofHours(76))).isEqualTo("3 d 4 h");
    }

    private Path zip(Map<String, String> entries) throws Exception {
        Path file = Files.createTempFile(parent, "backup", ".zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }

    private static Properties versions(String part, String version) {
        var versions = new Properties();
        versions.setProperty(part, version);
        return versions;
    }
}
