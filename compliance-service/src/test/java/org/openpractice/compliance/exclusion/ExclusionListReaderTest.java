package org.openpractice.compliance.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.upload.RowError;

class ExclusionListReaderTest {

    private final List<ExclusionRow> rows = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();

    @Test
    void readsAFullList() throws IOException {
        int count = read(
                ListKind.FULL,
                new ListFile()
                        .person("EXAMPLE", "ALICE", "1234567893", "19700102")
                        .person("O'SAMPLE", "BOB", "0000000000", "")
                        .business("EXAMPLE DIAGNOSTICS, INC")
                        .text());
        assertThat(errors).isEmpty();
        assertThat(count).isEqualTo(3);
        var first = rows.getFirst();
        assertThat(first.npi()).isEqualTo("1234567893");
        assertThat(first.birthDate()).isEqualTo(LocalDate.of(1970, 1, 2));
        assertThat(first.exclusionType()).isEqualTo("1128a1");
        assertThat(first.excludedOn()).isEqualTo(LocalDate.of(2020, 1, 20));
        assertThat(first.reinstatedOn()).isNull();
        assertThat(first.middleName()).isEmpty();
        assertThat(rows.get(1).npi()).isNull();
        assertThat(rows.get(1).birthDate()).isNull();
        assertThat(rows.get(2).businessName()).isEqualTo("EXAMPLE DIAGNOSTICS, INC");
    }

    @Test
    void takesAByteOrderMarkAndUnixLineEnds() throws IOException {
        var text = "\ufeff"
                + new ListFile()
                        .person("EXAMPLE", "ALICE", "0000000000", "19700102")
                        .text()
                        .replace("\r\n", "\n");
        assertThat(read(ListKind.FULL, text)).isEqualTo(1);
        assertThat(errors).isEmpty();
    }

    @Test
    void namesEachWrongCellWithItsLine() throws IOException {
        read(
                ListKind.FULL,
                new ListFile()
                        .person("EXAMPLE", "ALICE", "0000000000", "19700102")
                        .person("EXAMPLE", "BOB", "12345", "19700230")
                        .line("\"EXAMPLE\",\"CAROL\"")
                        .reinstated("EXAMPLE", "DAN", "0000000000", "19700102", "20260101")
                        .line(",,,,,,,,,,,,,,,,,")
                        .line(",,,,,,,,,,,PA,,,,,,")
                        .text());
        assertThat(errors)
                .extracting(RowError::row, RowError::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "NPI"),
                        org.assertj.core.groups.Tuple.tuple(3L, "DOB"),
                        org.assertj.core.groups.Tuple.tuple(4L, "row"),
                        org.assertj.core.groups.Tuple.tuple(5L, "REINDATE"),
                        org.assertj.core.groups.Tuple.tuple(7L, "EXCLDATE"),
                        org.assertj.core.groups.Tuple.tuple(7L, "EXCLTYPE"),
                        org.assertj.core.groups.Tuple.tuple(7L, "LASTNAME"));
        assertThat(rows).hasSize(1);
        // The value itself may be personal data of somebody: the error says what was expected, not what stood there.
        assertThat(errors.toString()).doesNotContain("12345").doesNotContain("19700230");
    }

    @Test
    void aReinstatementFileMustSaySinceWhen() throws IOException {
        read(
                ListKind.REINSTATEMENT,
                new ListFile()
                        .reinstated("EXAMPLE", "ALICE", "0000000000", "19700102", "20260101")
                        .person("EXAMPLE", "BOB", "0000000000", "19700102")
                        .text());
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().reinstatedOn()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(errors)
                .extracting(RowError::row, RowError::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, "REINDATE"));
    }

    @Test
    void anotherHeaderIsRefused() throws IOException {
        read(ListKind.FULL, ListFile.header().replace("MIDNAME", "MIDDLENAME") + "\r\n");
        assertThat(errors)
                .extracting(RowError::row, RowError::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, "header"));
        errors.clear();
        read(ListKind.FULL, "");
        assertThat(errors).singleElement().extracting(RowError::problem).isEqualTo("the file is empty");
        errors.clear();
        read(ListKind.FULL, "PK\u0003\u0004 not a list at all");
        assertThat(errors).singleElement().extracting(RowError::field).isEqualTo("header");
    }

    @Test
    void aListWithoutRowsIsRefusedBecauseItWouldClearEverybody() throws IOException {
        assertThat(read(ListKind.FULL, ListFile.header() + "\r\n")).isZero();
        assertThat(errors).singleElement().extracting(RowError::problem).isEqualTo("the file has no rows");
    }

    @Test
    void textThatIsNotUtf8IsNamed() throws IOException {
        var bytes = new ListFile()
                .person("EXAMPL\u00c9", "ALICE", "0000000000", "19700102")
                .text()
                .getBytes(StandardCharsets.ISO_8859_1);
        reader(ListKind.FULL).read(new ByteArrayInputStream(bytes));
        assertThat(errors)
                .extracting(RowError::row, RowError::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, "LASTNAME"));
    }

    @Test
    void aQuotationMarkNeverClosedIsReportedWhereItBeginsAndDoesNotFillTheMemory() throws IOException {
        var start = new ListFile()
                        .person("EXAMPLE", "ALICE", "0000000000", "19700102")
                        .text() + "\"NEVER CLOSED,";
        var taken = new long[1];
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        return ++taken[0] % 80 == 0 ? '\n' : 'A';
                    }
                });
        reader(ListKind.FULL).read(endless);
        assertThat(rows.size()).isEqualTo(1);
        assertThat(errors)
                .singleElement()
                .extracting(RowError::row, RowError::field)
                .containsExactly(3L, "row");
        assertThat(taken[0]).isLessThan(64 * 1024);
    }

    @Test
    void aFileCutInTheMiddleOfARowIsRefused() throws IOException {
        var text = new ListFile()
                .person("EXAMPLE", "ALICE", "0000000000", "19700102")
                .person("EXAMPLE", "BOB", "0000000000", "19700102")
                .text();
        read(ListKind.FULL, text.substring(0, text.length() - 60));
        assertThat(errors).singleElement().extracting(RowError::row).isEqualTo(3L);
    }

    @Test
    void aBrokenStreamIsNotTakenForABadFile() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> reader(ListKind.FULL).read(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void memoryStaysFlatOverAFileThreeTimesTheRealOne() throws IOException {
        var counter = new int[1];
        var peak = new long[1];
        var reader = new ExclusionListReader(
                ListKind.FULL,
                row -> {
                    if (++counter[0] % 50_000 == 0) {
                        System.gc();
                        peak[0] = Math.max(
                                peak[0],
                                Runtime.getRuntime().totalMemory()
                                        - Runtime.getRuntime().freeMemory());
                    }
                },
                errors::add);
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        assertThat(reader.read(ListFile.ofPeople(250_000))).isEqualTo(250_000);
        assertThat(errors).isEmpty();
        assertThat(peak[0] - before).isLessThan(8L * 1024 * 1024);
    }

    @Test
    void theHashKnowsARowAndTheExclusionKeySurvivesItsReinstatement() throws IOException {
        read(
                ListKind.REINSTATEMENT,
                new ListFile()
                        .reinstated("EXAMPLE", "ALICE", "0000000000", "19700102", "20260101")
                        .reinstated(" Example ", "Alice", "0000000000", "19700102", "20260202")
                        .reinstated("EXAMPLE", "ALICE", "1234567893", "19700102", "20260101")
                        .text());
        assertThat(rows.get(0).hash())
                .isEqualTo(rows.get(1).hash())
                .isNotEqualTo(rows.get(2).hash());
        assertThat(rows)
                .extracting(ExclusionRow::exclusionKey)
                .containsOnly(rows.getFirst().exclusionKey());
    }

    @Test
    void readsOigsOwnFiles() throws IOException {
        var folder = leie();
        try (var full = Files.newInputStream(folder.resolve("UPDATED.csv"))) {
            assertThat(reader(ListKind.FULL).read(full)).isEqualTo(335);
        }
        assertThat(errors).isEmpty();
        assertThat(rows).hasSize(335);
        assertThat(new HashSet<>(rows.stream().map(ExclusionRow::hash).toList()))
                .hasSize(335);
        assertThat(rows.stream().filter(row -> row.npi() != null)).hasSize(15);
        assertThat(rows.stream().filter(row -> row.birthDate() == null)).hasSize(17);
        assertThat(rows.stream().filter(row -> row.lastName().isEmpty())).hasSize(14);
        rows.clear();
        try (var reinstated = Files.newInputStream(folder.resolve("1701REIN.csv"))) {
            assertThat(reader(ListKind.REINSTATEMENT).read(reinstated)).isEqualTo(13);
        }
        assertThat(errors).isEmpty();
        assertThat(rows).allMatch(row -> row.reinstatedOn() != null);
    }

    /** Real files are kept beside the project, not in it. */
    static Path leie() {
        var folder = RealFiles.folder().resolve("leie");
        assumeTrue(
                Files.isReadable(folder.resolve("UPDATED.csv")),
                "skipped: no OIG files in " + folder + "; set OPENPRACTICE_SHARED_DATA to the folder that has them");
        return folder;
    }

    private int read(ListKind kind, String text) throws IOException {
        return reader(kind).read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ExclusionListReader reader(ListKind kind) {
        return new ExclusionListReader(kind, rows::add, errors::add);
    }
}
