package org.openpractice.payroll.ach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.payroll.ach.AchRecord.BatchHeader;
import org.openpractice.payroll.ach.AchRecord.ChangeAddenda;
import org.openpractice.payroll.ach.AchRecord.Entry;
import org.openpractice.payroll.ach.AchRecord.FileHeader;
import org.openpractice.payroll.ach.AchRecord.PaymentAddenda;
import org.openpractice.payroll.ach.AchRecord.ReturnAddenda;
import org.openpractice.payroll.ach.AchRecord.ServiceClass;

/** Each rule of the layout (domain facts, Nacha Operating Rules, Appendix Three), broken once. */
class AchReaderTest {

    private static final String GOOD = sample("\n");

    @Test
    void handsOnEveryRecordWithItsLine() throws IOException {
        var lines = new ArrayList<String>();
        var layout = AchReader.read(
                new StringReader(GOOD),
                (line, record) -> lines.add(line + " " + record.getClass().getSimpleName()));
        assertThat(lines)
                .containsExactly(
                        "1 FileHeader",
                        "2 BatchHeader",
                        "3 Entry",
                        "4 PaymentAddenda",
                        "5 Entry",
                        "6 BatchControl",
                        "7 FileControl");
        assertThat(layout).isEqualTo(new AchReader.Layout("\n", true, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // line | from position | put there | line refused | what was expected
                "3 | 12 | 3 | 3 | check digit is 3; expected 2",
                "3 | 2 | 29 | 3 | transaction code is 29 in a batch of service class 220",
                "3 | 2 | 20 | 3 | transaction code is 20; expected one such as 22",
                "3 | 30 | X | 3 | amount is not a number; expected 10 digits",
                "3 | 2 | 23 | 3 | a prenote has an amount; expected zero",
                "3 | 79 | 2 | 3 | addenda indicator is 2; expected 0 or 1",
                "3 | 79 | 0 | 4 | an addenda that no entry announces",
                "5 | 79 | 1 | 5 | the entry announces an addenda; expected record type 7",
                "5 | 94 | 1 | 5 | trace number 021000020000001 does not ascend; expected one above 021000020000001",
                "4 | 2 | 06 | 4 | addenda type is 06; expected 05, 98 or 99",
                "4 | 87 | 2 | 4 | addenda sequence number is 2; expected 1",
                "4 | 94 | 9 | 4 | entry detail sequence number is 0000009; expected 0000001",
                "6 | 10 | 4 | 6 | entry and addenda count is 4; expected 3",
                "6 | 20 | 9 | 6 | entry hash is 14204299; expected 14204290",
                "6 | 32 | 1 | 6 | total of debits is 1; expected 0",
                "6 | 44 | 9 | 6 | total of credits is 150009; expected 150000",
                "6 | 54 | X | 6 | company id differs",
                "6 | 87 | 3 | 6 | originating bank is 02100003; expected 02100002",
                "6 | 94 | 2 | 6 | batch number is 2; expected 1",
                "6 | 2 | 225 | 6 | service class is 225; expected 220",
                "2 | 2 | 221 | 2 | service class is 221; expected 200, 220 or 225",
                "7 | 7 | 2 | 7 | batch count is 2; expected 1",
                "7 | 13 | 2 | 7 | block count is 2; expected 1",
                "7 | 21 | 2 | 7 | entry and addenda count is 2; expected 3",
                "7 | 31 | 1 | 7 | entry hash is",
                "7 | 55 | 1 | 7 | total of credits is 150001; expected 150000",
                "8 | 4 | 8 | 8 | expected a record of nines",
                "1 | 35 | 095 | 1 | record size, blocking factor and format code is 095101; expected 094101",
                "1 | 1 | 5 | 1 | record type is 5; expected 1",
                "2 | 1 | 6 | 2 | record type is 6; expected 5 or 9",
                "5 | 1 | 5 | 5 | record type is 5; expected 6, 7 or 8",
                "1 | 24 | 261399 | 1 | file creation date is no date; expected YYMMDD",
            })
    void refusesABrokenRuleWithItsLineAndWhatWasExpected(
            int line, int position, String put, int refusedLine, String message) {
        var refusal = refusal(changed(line, position, put.strip()));
        assertThat(refusal).hasMessageContaining(message.strip());
        assertThat(refusal.line()).isEqualTo(refusedLine);
        assertThat(refusal.getMessage()).doesNotContain("CANARY");
    }

    @Test
    void refusesWhatIsCutOffOrTooLong() {
        assertThat(refusal("")).hasMessageContaining("the file is empty; expected record type 1");
        var lines = GOOD.split("\n");
        assertThat(refusal(String.join("\n", List.of(lines).subList(0, 5)) + "\n"))
                .hasMessageContaining("line 6: the file ends; expected record type 6, 7 or 8");
        assertThat(refusal(String.join("\n", List.of(lines).subList(0, 6)) + "\n"))
                .hasMessageContaining("line 7: the file ends; expected record type 5 or 9");
        assertThat(refusal(String.join("\n", List.of(lines).subList(0, 9)) + "\n"))
                .hasMessageContaining("the file has 9 records; expected padding to a multiple of ten");
        assertThat(refusal(GOOD + "9".repeat(94) + "\n")).hasMessageContaining("line 11: something after");
        assertThat(refusal(GOOD.substring(0, 300))).hasMessageContaining("the record has 15 characters; expected 94");
        assertThat(refusal(GOOD.replaceFirst("\n", "X\n"))).hasMessageContaining("expected 94");
        assertThat(refusal(GOOD.replaceFirst("R", "é"))).hasMessageContaining("not printable ASCII");
        assertThat(refusal(GOOD.replace("\n", "\r\n").replaceFirst("\r\n9", "\n9")))
                .hasMessageContaining("expected the same ending");
    }

    @Test
    void takesAFileWithoutPaddingAndWithoutLines() throws IOException {
        var unpadded = GOOD.substring(0, 7 * 95);
        assertThat(AchReader.read(new StringReader(unpadded), (line, record) -> {}))
                .isEqualTo(new AchReader.Layout("\n", true, 0));
        assertThat(AchReader.read(new StringReader(sample("")), (line, record) -> {}))
                .isEqualTo(new AchReader.Layout("", false, 3));
        assertThat(AchReader.read(new StringReader(sample("\r\n")), (line, record) -> {}))
                .isEqualTo(new AchReader.Layout("\r\n", true, 3));
    }

    @Test
    void readsReturnsAndNotificationsWhoseTraceNumbersDoNotAscend() throws IOException {
        var out = new StringBuilder();
        var writer = new AchWriter(out, "\n", header());
        writer.startBatch(batch(ServiceClass.MIXED));
        writer.entry(entry("21", "121042882", "5678", 100000, true, "091000017611242"));
        writer.addenda(new ReturnAddenda("R03", "021000020000001", "", "12104288", "", "091000017611242"));
        writer.entry(entry("21", "231380104", "9999", 0, true, "081000010000007"));
        writer.addenda(
                new ChangeAddenda("C01", "021000020000002", "", "23138010", "1918171614", "", "081000010000007"));
        writer.endBatch();
        writer.end(true);
        var read = new ArrayList<AchRecord>();
        AchReader.read(new StringReader(out.toString()), (line, record) -> read.add(record));
        assertThat(read.get(3)).isInstanceOfSatisfying(ReturnAddenda.class, addenda -> {
            assertThat(addenda.code()).isEqualTo("R03");
            assertThat(addenda.originalTrace()).isEqualTo("021000020000001");
        });
        assertThat(read.get(5)).isInstanceOfSatisfying(ChangeAddenda.class, addenda -> {
            assertThat(addenda.correctedData()).isEqualTo("1918171614");
            assertThat(addenda.toString()).doesNotContain("1918171614");
        });
        assertThat(read.get(2).toString()).doesNotContain("5678");
    }

    /** A file as banks send returns: no effective date, blanks trimmed, the company id at the right of one of the records. */
    private static String returns() throws IOException {
        var out = new StringBuilder();
        var writer = new AchWriter(out, "\n", header());
        writer.startBatch(batch(ServiceClass.MIXED));
        writer.entry(entry("21", "121042882", "5678", 100000, true, "091000017611242"));
        writer.addenda(new ReturnAddenda("R03", "021000020000001", "", "12104288", "", "091000017611242"));
        writer.entry(entry("21", "231380104", "9999", 0, true, "081000010000007"));
        writer.addenda(
                new ChangeAddenda("C01", "021000020000002", "", "23138010", "1918171614", "", "081000010000007"));
        writer.endBatch();
        writer.end(true);
        return out.toString();
    }

    private static List<AchRecord> read(String file) throws IOException {
        var read = new ArrayList<AchRecord>();
        AchReader.read(new StringReader(file), (line, record) -> read.add(record));
        return read;
    }

    private static String trimmed(String file, String ending) {
        return file.lines().map(String::stripTrailing).collect(Collectors.joining(ending, "", ending));
    }

    @Test
    void readsReturnsAsBanksSendThem() throws IOException {
        var plain = read(returns());
        var header = (BatchHeader) plain.get(1);
        var zero = returns().replace("261120261120", "261120000000");
        assertThat(((BatchHeader) read(zero).get(1)).effectiveOn()).isNull();
        for (var ending : List.of("\n", "\r\n", "\r")) {
            assertThat(read(trimmed(returns(), ending))).as("trimmed").isEqualTo(plain);
            assertThat(read(trimmed(returns(), ending) + ending + "  " + ending))
                    .as("blank lines after it")
                    .isEqualTo(plain);
            assertThat(read(returns().replace("\n", "   " + ending)))
                    .as("more blanks")
                    .isEqualTo(plain);
        }
        assertThat(read(returns().replace("\n", "\n").stripTrailing())).isEqualTo(plain);
        var company = returns().replace("1000000019PPD", "123456789 PPD").replace("1000000019  ", "123456789   ");
        var right = company.replace("123456789   ", " 123456789  ");
        assertThat(right).isNotEqualTo(company);
        assertThat(((BatchHeader) read(company).get(1)).companyId()).isEqualTo("123456789 ");
        assertThat(read(right)).hasSameSizeAs(plain);
        assertThat(header.effectiveOn()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void blanksAloneMayBeMissingAtTheEndOfALine() throws IOException {
        var lines = returns().split("\n");
        // The first ends with a name, of which nobody can tell how long it is.
        for (int i = 1; i < lines.length; i++) {
            var cut = lines.clone();
            cut[i] = cut[i].stripTrailing();
            cut[i] = cut[i].substring(0, cut[i].length() - 1);
            assertThat(refusal(String.join("\n", cut) + "\n").line())
                    .as("line %d", i + 1)
                    .isEqualTo(i + 1);
        }
    }

    private static AchRefusal refusal(String file) {
        var refusal = catchThrowableOfType(
                AchRefusal.class, () -> AchReader.read(new StringReader(file), (line, record) -> {}));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    private static String changed(int line, int position, String put) {
        var lines = GOOD.split("\n");
        var text = lines[line - 1];
        lines[line - 1] = text.substring(0, position - 1) + put + text.substring(position - 1 + put.length());
        return String.join("\n", lines) + "\n";
    }

    private static String sample(String lineEnding) {
        var out = new StringBuilder();
        var writer = new AchWriter(out, lineEnding, header());
        writer.startBatch(batch(ServiceClass.CREDITS));
        writer.entry(entry("22", "121042882", "CANARY", 100000, true, "021000020000001"));
        writer.addenda(new PaymentAddenda("RMR*IV*1\\", 1, 1));
        writer.entry(entry("32", "021000021", "CANARY", 50000, false, "021000020000002"));
        writer.endBatch();
        writer.end(true);
        return out.toString();
    }

    private static FileHeader header() {
        return new FileHeader(
                " 021000021",
                "1000000019",
                LocalDate.of(2026, 11, 18),
                "0905",
                'A',
                "READING BANK",
                "EXAMPLE GROUP",
                "");
    }

    private static BatchHeader batch(ServiceClass serviceClass) {
        return new BatchHeader(
                serviceClass,
                "EXAMPLE GROUP",
                "",
                "1000000019",
                "PPD",
                "PAYROLL",
                "261120",
                LocalDate.of(2026, 11, 20),
                "",
                '1',
                "02100002",
                1);
    }

    private static Entry entry(String code, String bank, String account, long cents, boolean addenda, String trace) {
        return new Entry(code, bank, account, cents, "E-1", "SOMEBODY", "", addenda, trace);
    }
}
