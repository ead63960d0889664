package org.openpractice.payroll.marketpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.platform.csv.CsvColumns;
import org.openpractice.platform.csv.CsvTable;
import org.openpractice.platform.csv.UnreadableCsv;
import org.openpractice.platform.upload.RowError;

/** Columns as the field descriptions of the Occupational Employment and Wage Statistics of May 2024 name them. */
class SurveyRowTest {

    private static final String HEADER = "AREA,AREA_TITLE,OCC_CODE,OCC_TITLE,TOT_EMP,H_MEAN,A_MEAN,"
            + "H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n";

    private static CsvTable.Row row(String cells) throws UnreadableCsv {
        var bytes = ("\uFEFF" + HEADER + cells + "\n").getBytes(StandardCharsets.UTF_8);
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), SurveyRow.TABLE)) {
            var row = table.next();
            assertThat(table.next()).isNull();
            return Objects.requireNonNull(row);
        }
    }

    @Test
    void readsAmountsWithSeparatorsAndKeepsTheMarks() throws Exception {
        var errors = new ArrayList<RowError>();
        var read = SurveyRow.read(
                        row(
                                "99,U.S.,29-1215,Family Physicians,\"109,370\",*,\"256,830\",,,,,,\"86,220\",\"172,190\",#,#,#"),
                        errors)
                .orElseThrow();
        assertThat(errors).isEmpty();
        assertThat(read.annual(0)).contains(Money.of("86220.00"));
        assertThat(read.annual(2)).isEmpty();
        assertThat(read.isAtTop(2)).isTrue();
        assertThat(read.isAtTop(0)).isFalse();
    }

    @Test
    void takesAnHourlyWageTwoThousandAndEightyTimesWhereNoAnnualOneIsTold() throws Exception {
        var read = SurveyRow.read(
                        row("42,Pennsylvania,43-4171,Receptionists,900,17.5,*,12,15,17.51,20,23,*,*,*,*,*"),
                        new ArrayList<>())
                .orElseThrow();
        assertThat(read.annual(2)).contains(Money.of("36420.80"));
    }

    @Test
    void namesEveryWrongCell() throws Exception {
        var errors = new ArrayList<RowError>();
        assertThat(SurveyRow.read(row("PA,Pennsylvania,43-417,,many,1.234,*,,,,,,,,,,"), errors))
                .isEmpty();
        assertThat(errors)
                .extracting(RowError::field)
                .containsExactly("AREA", "OCC_CODE", "TOT_EMP", "OCC_TITLE", "H_MEAN");
    }

    @Test
    void refusesPercentilesThatFall() throws Exception {
        var errors = new ArrayList<RowError>();
        SurveyRow.read(row("42,Pennsylvania,43-4171,Receptionists,9,,,12,15,14,20,23,,,#,50000,"), errors);
        assertThat(errors).extracting(RowError::field).containsExactly("H_MEDIAN", "A_PCT75");
    }

    @Test
    void namesACellThatIsNoText() throws Exception {
        var errors = new ArrayList<RowError>();
        assertThat(SurveyRow.read(row("42,Penn\0sylvania,43-4171,Receptionists,9,,,12,15,16,20,23,,,,,"), errors))
                .isEmpty();
        assertThat(errors).extracting(RowError::field).containsExactly("AREA_TITLE");
    }

    @Test
    void refusesATableThatIsNone() {
        assertThatThrownBy(() -> table("A,B,A\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("line 1 names the column A twice: expected it once");
        assertThatThrownBy(() -> table(new byte[] {(byte) 0xC3, 0x28})).isInstanceOf(UnreadableCsv.class);
        assertThatThrownBy(() -> table(new byte[0])).hasMessageStartingWith("the file is empty");
    }

    private static void table(byte[] bytes) throws UnreadableCsv {
        CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), CsvColumns.atLeast("A"))
                .close();
    }
}
