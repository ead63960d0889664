package org.openpractice.payroll.ach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.payroll.ach.AchRecord.Addenda;
import org.openpractice.payroll.ach.AchRecord.BatchControl;
import org.openpractice.payroll.ach.AchRecord.BatchHeader;
import org.openpractice.payroll.ach.AchRecord.Entry;
import org.openpractice.payroll.ach.AchRecord.FileControl;
import org.openpractice.payroll.ach.AchRecord.FileHeader;

/** ACH files that others published are read and written again byte for byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicAchFilesTest {

    List<Path> files() throws IOException {
        var root = System.getProperty(
                "OPENPRACTICE_SHARED_DATA",
                System.getenv()
                        .getOrDefault(
                                "OPENPRACTICE_SHARED_DATA",
                                Path.of(System.getProperty("project.root", ".."), "..", "shared", "data")
                                        .toString()));
        var folder = Path.of(root, "ach");
        assumeTrue(
                Files.isDirectory(folder),
                "skipped: public ACH files are not in " + folder + "; set OPENPRACTICE_SHARED_DATA");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ach"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadAndWrittenAgainByteForByte(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var records = new ArrayList<AchRecord>();
        var layout = AchReader.read(new StringReader(text), (line, record) -> records.add(record));
        assertThat(records).filteredOn(Entry.class::isInstance).isNotEmpty();

        // As the records say they are, and as the writer makes every total anew.
        assertThat(asTheyAre(records, layout)).isEqualTo(text);
        assertThat(madeAnew(records, layout)).isEqualTo(text);
    }

    private static String asTheyAre(List<AchRecord> records, AchReader.Layout layout) {
        var lines = new ArrayList<>(records.stream().map(AchRecord::text).toList());
        for (int i = 0; i < layout.padding(); i++) {
            lines.add("9".repeat(AchRecord.LENGTH));
        }
        return String.join(layout.lineEnding(), lines) + (layout.ended() ? layout.lineEnding() : "");
    }

    private static String madeAnew(List<AchRecord> records, AchReader.Layout layout) {
        var out = new StringBuilder();
        var writer = new AchWriter(out, layout.lineEnding(), (FileHeader) records.getFirst());
        for (var record : records) {
            switch (record) {
                case FileHeader header -> {}
                case BatchHeader header -> writer.startBatch(header);
                case Entry entry -> writer.entry(entry);
                case Addenda addenda -> writer.addenda(addenda);
                case BatchControl control -> writer.endBatch();
                case FileControl control -> writer.end(layout.ended());
            }
        }
        return out.toString();
    }
}
