package org.openpractice.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.platform.upload.RowError;

class CsvTableTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** A table as a feature names its columns. */
    private enum Column implements CsvColumn {
        FIRST_NAME,
        LAST_NAME,
        BIRTH_DATE;

        @Override
        public String columnName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public List<String> synonyms() {
            return switch (this) {
                case FIRST_NAME -> List.of("Given Name");
                case LAST_NAME -> List.of("Surname", "Family Name");
                case BIRTH_DATE -> List.of("DOB", "Date of Birth");
            };
        }
    }

    private static final CsvColumns COLUMNS = CsvColumns.exactly(Column.values());

    private static List<String> read(byte[] bytes) throws UnreadableCsv {
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), COLUMNS)) {
            var rows = new ArrayList<String>();
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row.line() + ":" + row.cell("first_name") + "|" + row.cell("last_name") + "|"
                        + row.cell("birth_date"));
            }
            return rows;
        }
    }

    private static List<String> read(String text) throws UnreadableCsv {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encodingOf(byte[] bytes) throws UnreadableCsv {
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), COLUMNS)) {
            return table.encoding();
        }
    }

    private static byte[] with(int[] mark, byte[] text) {
        var bytes = new ByteArrayOutputStream();
        for (int next : mark) {
            bytes.write(next);
        }
        bytes.writeBytes(text);
        return bytes.toByteArray();
    }

    @Test
    void columnsThatAreOptionalMayBeLeftOutAndOthersAreStillUnknown() throws Exception {
        var columns = CsvColumns.withOptional(List.of(Column.LAST_NAME), List.of(Column.FIRST_NAME, Column.BIRTH_DATE));
        var bytes = "Family Name,DOB\nSample,1988-04-03\n".getBytes(StandardCharsets.UTF_8);
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), columns)) {
            var row = table.next();
            assertThat(row).isNotNull();
            assertThat(row.cell("last_name")).isEqualTo("Sample");
            assertThat(row.cell("birth_date")).isEqualTo("1988-04-03");
            assertThat(row.cell("first_name")).isEmpty();
        }
        var wrong = "DOB,Shoe size\n".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(WrongHeader.class)
                .isThrownBy(() -> CsvTable.ofOffice(() -> new ByteArrayInputStream(wrong), columns))
                .satisfies(header -> {
                    assertThat(header.missing()).containsExactly("last_name");
                    assertThat(header.unknown()).containsExactly("Shoe size");
                    assertThat(header.detail()).contains("last_name").contains("first_name,birth_date");
                });
    }

    @Test
    void readsTheSameTableInEveryEncodingAndWithEverySeparator() throws Exception {
        String text =
                "first_name,last_name,birth_date\r\nZo\u00EB,O\u2019Hara,1979-12-31\r\n\"A\nB\",\"x \"\"y\"\"\",1/2/80\r\n";
        var expected = List.of("2:Zo\u00EB|O\u2019Hara|1979-12-31", "3:A\nB|x \"y\"|1/2/80");

        assertThat(read(text)).isEqualTo(expected);
        assertThat(read("\uFEFF" + text)).isEqualTo(expected);
        assertThat(read(with(new int[] {0xFF, 0xFE}, text.getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(expected);
        assertThat(read(with(new int[] {0xFE, 0xFF}, text.getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo(expected);
        assertThat(read(text.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(expected);
        assertThat(read(text.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(expected);
        assertThat(read(text.getBytes(WINDOWS_1252))).isEqualTo(expected);
        assertThat(read(text.replace(',', ';'))).isEqualTo(expected);
        assertThat(read(text.replace(',', '\t'))).isEqualTo(expected);
        assertThat(read(text.replace("\r\n", "\n"))).isEqualTo(expected);
        assertThat(read(text.replace("\r\n", "\r"))).isEqualTo(expected);
    }

    @Test
    void saysWhichEncodingItFound() throws Exception {
        String head = "first_name,last_name,birth_date\n";
        assertThat(encodingOf((head + "Ada").getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8");
        assertThat(encodingOf((head + "Zo\u00EB").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("UTF-8");
        assertThat(encodingOf((head + "Zo\u00EB").getBytes(WINDOWS_1252))).isEqualTo("windows-1252");
        assertThat(encodingOf((head + "Zo\u00EB").getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("UTF-16LE");
    }

    /** The one letter that decides may be the last of the file. */
    @Test
    void looksAtTheWholeFileBeforeItTakesItForWindows1252() throws Exception {
        var text = "first_name,last_name,birth_date\n" + "Ada,Sample,1/2/80\n".repeat(20_000) + "Zo\u00EB,Z,1/2/80\n";

        assertThat(read(text.getBytes(WINDOWS_1252)).getLast()).isEqualTo("20002:Zo\u00EB|Z|1/2/80");
        assertThat(read(text).getLast()).isEqualTo("20002:Zo\u00EB|Z|1/2/80");
    }

    @Test
    void guessesNothingOfAMixtureAndNamesTheCellsThatAreNoText() throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("first_name,last_name,birth_date\nZo\u00EB,Good,\nJos".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.writeBytes(",Bad,\nA\0n,Nul,\nB".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
        bytes.writeBytes(",Half,\n".getBytes(StandardCharsets.UTF_8));

        assertThat(flaws(bytes.toByteArray()))
                .extracting(RowError::row, RowError::field, RowError::problem)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                3L, "first_name", "has bytes that are no text in the file's encoding at position 4"),
                        org.assertj.core.groups.Tuple.tuple(4L, "first_name", "has a null character at position 2"),
                        org.assertj.core.groups.Tuple.tuple(
                                5L, "first_name", "has bytes that are no text in the file's encoding at position 2"));
    }

    @Test
    void namesHalfASurrogatePairInUtf16AndInAFileThatOnlyHasThat() throws Exception {
        var text = "first_name,last_name,birth_date\nA,B,1\nC\uD800,D,2\n";
        var utf16 = new ByteArrayOutputStream();
        for (char next : text.toCharArray()) {
            utf16.write(next);
            utf16.write(next >> 8);
        }
        assertThat(flaws(utf16.toByteArray())).extracting(RowError::row).containsExactly(3L);

        var utf8 = new ByteArrayOutputStream();
        utf8.writeBytes("first_name,last_name,birth_date\nA".getBytes(StandardCharsets.UTF_8));
        utf8.writeBytes(new byte[] {(byte) 0xED, (byte) 0xB0, (byte) 0x80});
        assertThat(flaws(utf8.toByteArray())).extracting(RowError::row).containsExactly(2L);
        assertThat(CellText.flawOf("x\uDC00")).contains("half a surrogate pair at position 2");
        assertThat(CellText.flawOf("\uD83D\uDE00")).isNull();
    }

    @Test
    void namesWhatNobodySeesInACellAndALineBreakInOneLine() throws Exception {
        var text = "first_name,last_name,birth_date\nA\u200Bn,\u202Ea,\"1\n2\"\n";

        assertThat(flaws(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(RowError::field, RowError::problem)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "first_name", "has an invisible character (U+200B) at position 2"),
                        org.assertj.core.groups.Tuple.tuple(
                                "last_name", "has a mark that turns the direction of the text (U+202E) at position 1"),
                        org.assertj.core.groups.Tuple.tuple("birth_date", "has a line break at position 2"));
    }

    private static List<RowError> flaws(byte[] bytes) throws UnreadableCsv {
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), COLUMNS)) {
            var flaws = new ArrayList<RowError>();
            for (var row = table.next(); row != null; row = table.next()) {
                flaws.addAll(row.flaws());
            }
            return flaws;
        }
    }

    @Test
    void knowsColumnsInAnyOrderAndCaseAndByTheNamesOfficesGiveThem() throws Exception {
        assertThat(read("DOB, Surname ,GIVEN-NAME\n1/2/80,Sample,Ada\n")).containsExactly("2:Ada|Sample|1/2/80");
        assertThat(read("lastname;Date of Birth;\"First\u00A0Name\"\nSample;1/2/80;Ada\n"))
                .containsExactly("2:Ada|Sample|1/2/80");
    }

    @Test
    void passesOverBlankRowsAndASpreadsheetsEmptyColumns() throws Exception {
        assertThat(read("first_name,last_name,birth_date,,\r\n\r\n,,,,\r\nAda,Sample,1/2/80,,\r\n , ,\r\n"))
                .containsExactly("4:Ada|Sample|1/2/80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",,\n",
                ",,,,,,,\n",
                "\"\",\"\",\"\"\n",
                "\u00A0,\u3000, \t\n",
                "\u200B,\uFEFF,\n",
                "\n",
                "   \n",
                "\u001A\n"
            })
    void passesOverRowsInWhichNothingStandsWhereverTheyAre(String blank) throws Exception {
        assertThat(read(blank + "first_name,last_name,birth_date\n" + blank + "Ada,Sample,1/2/80\n" + blank + blank
                        + "Ben,Sample,1/2/81\n" + blank.strip()))
                .containsExactly("4:Ada|Sample|1/2/80", "7:Ben|Sample|1/2/81");
    }

    @Test
    void takesExcelsOwnFirstLineForWhatItIs() throws Exception {
        assertThat(read("sep=;\r\nfirst_name;last_name;birth_date\r\nA,da;Sample;1/2/80\r\n"))
                .containsExactly("3:A,da|Sample|1/2/80");
    }

    @Test
    void tellsWhetherARowHasAllCells() throws Exception {
        var bytes = "first_name,last_name,birth_date\na,b\na,b,c\na,b,c,,\na,b,c,d\n".getBytes(StandardCharsets.UTF_8);
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), COLUMNS)) {
            var whole = new ArrayList<Boolean>();
            for (var row = table.next(); row != null; row = table.next()) {
                whole.add(row.hasAllCells());
            }
            assertThat(whole).containsExactly(false, true, true, false);
        }
    }

    @Test
    void namesMissingUnknownAndDoubledColumns() {
        assertThatExceptionOfType(WrongHeader.class)
                .isThrownBy(() -> read("First Name,Given Name,Shoe size\n"))
                .satisfies(wrong -> {
                    assertThat(wrong.missing()).containsExactly("last_name", "birth_date");
                    assertThat(wrong.unknown()).containsExactly("Shoe size");
                    assertThat(wrong.twice()).containsExactly("first_name");
                    assertThat(wrong.detail())
                            .isEqualTo(
                                    "there is no column last_name (or Surname, Family Name) and none birth_date (or DOB, Date of Birth); nothing is known by the"
                                            + " name Shoe size; more than one column is first_name. Expected each of these columns"
                                            + " once: first_name,last_name,birth_date");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'', the file is empty",
        "504b030414000600, the file is an Excel workbook (.xlsx) or another ZIP file",
        "d0cf11e0a1b11ae100, the file is an old Excel workbook (.xls)",
        "255044462d312e37, the file is a PDF"
    })
    void saysWhatAFileIsThatIsNoTable(String bytes, String said) {
        var content = HexFormat.of().parseHex(bytes);
        assertThatExceptionOfType(UnreadableCsv.class)
                .isThrownBy(() -> CsvTable.ofOffice(() -> new ByteArrayInputStream(content), COLUMNS))
                .satisfies(
                        refused -> assertThat(refused.detail()).startsWith(said).contains("expected a"));
    }

    @Test
    void keepsColumnsNobodyNeedsWhenOthersAreAllowed() throws Exception {
        var bytes = "Extra,code\nx,1\n".getBytes(StandardCharsets.UTF_8);
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), CsvColumns.atLeast("CODE"))) {
            var row = java.util.Objects.requireNonNull(table.next());
            assertThat(row.cell("CODE")).isEqualTo("1");
            assertThat(row.cell("EXTRA")).isEqualTo("x");
            assertThat(row.cell("OTHER")).isEmpty();
        }
        assertThatExceptionOfType(WrongHeader.class)
                .isThrownBy(() -> CsvTable.ofOffice(
                        () -> new ByteArrayInputStream(bytes), CsvColumns.atLeast("CODE", "NAME", "RATE")))
                .withMessage("line 1 lacks columns: expected also NAME, RATE");
    }

    @Test
    void saysInWhichLineAQuotationMarkWasNeverClosedAndDoesNotReadOn() {
        var header = "first_name,last_name,birth_date\nA,B,C\n\"never closed,".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(UnreadableCsv.class)
                .isThrownBy(() -> read(header))
                .satisfies(unreadable -> assertThat(unreadable.line()).isEqualTo(3));
        assertThatExceptionOfType(UnreadableCsv.class)
                .isThrownBy(() -> read("first_name,last_name,birth_date\nA,\"B\"x,C\n"))
                .satisfies(unreadable -> assertThat(unreadable.line()).isEqualTo(2));
    }

    @Test
    void readsSixtyThousandRowsInFlatMemory() throws Exception {
        long most = 0;
        System.gc();
        long before = used();
        try (var table = CsvTable.ofOffice(() -> new ManyRows(60_000), COLUMNS)) {
            int rows = 0;
            for (var row = table.next(); row != null; row = table.next()) {
                if (++rows % 10_000 == 0) {
                    System.gc();
                    most = Math.max(most, used() - before);
                }
            }
            assertThat(rows).isEqualTo(60_000);
        }
        assertThat(most).isLessThan(4L * 1024 * 1024);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A file that is made while it is read. */
    private static final class ManyRows extends InputStream {
        private final int rows;
        private int row;
        private byte[] line = "first_name,last_name,birth_date\n".getBytes(StandardCharsets.UTF_8);
        private int position;

        ManyRows(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() throws IOException {
            if (position == line.length) {
                if (row == rows) {
                    return -1;
                }
                line = ("Robin" + row + ",Sample" + row
                                + " of a rather long name so that a row weighs something,1/2/80\n")
                        .getBytes(StandardCharsets.UTF_8);
                position = 0;
                row++;
            }
            return line[position++] & 0xFF;
        }
    }
}
