package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.ach.AchReader;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.AccountNumber;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.payroll.payment.AchFile.Purpose;

class AchFileTest {

    static final AchFile.Originator ORIGINATOR = new AchFile.Originator(
            new RoutingNumber("021000021"), "Example Bank", "1000000019", "Example Practice Group of Somewhere");
    static final AchFile.Header HEADER =
            new AchFile.Header(LocalDateTime.of(2026, 11, 18, 9, 5), 'A', LocalDate.of(2026, 11, 20));
    private static final RoutingNumber[] BANKS = {
        new RoutingNumber("021000021"), new RoutingNumber("121042882"), new RoutingNumber("231380104")
    };

    @Test
    void writesAFileThatAnIndependentValidationAccepts() throws IOException {
        var file = write(List.of(
                item(Purpose.WAGES, 0, "000123456789", AccountKind.CHECKING, 209260, "E-1", "Müller Zoë", 1),
                item(
                        Purpose.WAGES,
                        1,
                        "4455",
                        AccountKind.SAVINGS,
                        1,
                        "E-2",
                        "O'Hara-With-A-Very-Long-Name Annabel",
                        2)));
        var read = AchValidator.read(file);
        assertThat(read.complaints).isEmpty();
        assertThat(read.descriptions).containsExactly("PAYROLL");
        assertThat(read.fileDate).isEqualTo("261118");
        assertThat(read.fileTime).isEqualTo("0905");
        assertThat(read.totalCredits).isEqualTo(209261);
        assertThat(read.entries)
                .extracting(
                        AchValidator.Entry::effectiveDate,
                        AchValidator.Entry::transactionCode,
                        AchValidator.Entry::routing,
                        AchValidator.Entry::account,
                        AchValidator.Entry::cents,
                        AchValidator.Entry::id,
                        AchValidator.Entry::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "261120", "22", "021000021", "000123456789", 209260L, "E-1", "MULLER ZOE"),
                        org.assertj.core.groups.Tuple.tuple(
                                "261120", "32", "121042882", "4455", 1L, "E-2", "O'HARA-WITH-A-VERY-LON"));
        assertThat(AchReader.read(new StringReader(file), (line, record) -> {}))
                .isEqualTo(new AchReader.Layout("\n", true, 4));
    }

    @Test
    void givesPrenotesAndReversalsTheirOwnBatches() {
        var prenoteDay = LocalDate.of(2026, 11, 19);
        var read = AchValidator.read(write(List.of(
                new AchFile.Item(
                        Purpose.PRENOTE,
                        prenoteDay,
                        BANKS[1],
                        new AccountNumber("77778888"),
                        AccountKind.SAVINGS,
                        Money.ZERO,
                        "E-9",
                        "New, Somebody",
                        5),
                item(Purpose.WAGES, 0, "000123456789", AccountKind.CHECKING, 209260, "E-1", "Sample, Robin", 6),
                item(Purpose.REVERSAL, 0, "000123456789", AccountKind.CHECKING, 209260, "E-1", "Sample, Robin", 7),
                item(Purpose.REVERSAL, 0, "5555", AccountKind.SAVINGS, 40, "E-1", "Sample, Robin", 8))));
        assertThat(read.complaints).isEmpty();
        assertThat(read.descriptions).containsExactly("PAYROLL", "PAYROLL", "REVERSAL");
        assertThat(read.entries)
                .extracting(AchValidator.Entry::transactionCode)
                .containsExactly("33", "22", "27", "37");
        assertThat(read.entries.getFirst().effectiveDate()).isEqualTo("261119");
        assertThat(read.totalDebits).isEqualTo(209300);
        assertThat(read.totalCredits).isEqualTo(209260);
    }

    @Test
    void beginsAnotherBatchWhenOneIsFull() {
        var items = new ArrayList<AchFile.Item>();
        for (int i = 1; i <= AchFile.MOST_ENTRIES + 1; i++) {
            items.add(item(Purpose.WAGES, i % 3, "1000" + i, AccountKind.CHECKING, i, "E-" + i, "Person " + i, i));
        }
        var read = AchValidator.read(write(items));
        assertThat(read.complaints).isEmpty();
        assertThat(read.descriptions).containsExactly("PAYROLL", "PAYROLL");
        assertThat(read.entries).hasSize(AchFile.MOST_ENTRIES + 1);
    }

    @Test
    void theIndependentValidationComplainsAboutEachPlantedFault() {
        var good = write(
                List.of(item(Purpose.WAGES, 0, "000123456789", AccountKind.CHECKING, 209260, "E-1", "An Example", 1)));
        var lines = good.split("\n");
        assertThat(complaints(good, lines[2].replace("0000209260", "0000209261"), 2))
                .hasSize(2);
        assertThat(complaints(good, lines[1].replace("PAYROLL", "SALARY "), 1)).hasSize(1);
        assertThat(complaints(good, lines[2].replace("622021000021", "622021000022"), 2))
                .hasSize(1);
        assertThat(complaints(good, lines[4].replace("000001000001", "000001000002"), 4))
                .hasSize(1);
        assertThat(complaints(good, lines[0] + " ", 0)).hasSize(1);
    }

    @Test
    void refusesACreditOfNothingAndAPrenoteOfSomething() {
        assertThatThrownBy(() ->
                        write(List.of(item(Purpose.WAGES, 0, "4455", AccountKind.CHECKING, 0, "E-1", "Nobody", 1))))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() ->
                        write(List.of(item(Purpose.PRENOTE, 0, "4455", AccountKind.CHECKING, 1, "E-1", "Nobody", 1))))
                .hasMessageContaining("nothing in a prenote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"021000021", "121042882", "231380104"})
    void acceptsRoutingNumbersWithARightCheckDigit(String digits) {
        assertThat(new RoutingNumber(digits).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"021000022", "12104288", "1210428822", "12104288A", ""})
    void refusesWrongRoutingNumbers(String digits) {
        assertThatThrownBy(() -> new RoutingNumber(digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("routing number");
    }

    @Test
    void anAccountNumberNeverShowsItself() {
        var account = new AccountNumber("000123456789");
        assertThat(account.toString()).doesNotContain("6789");
        assertThat(account.masked()).isEqualTo("••••6789");
        assertThatThrownBy(() -> new AccountNumber("12 3")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> complaints(String file, String changedLine, int at) {
        var lines = file.split("\n");
        lines[at] = changedLine;
        return AchValidator.read(String.join("\n", lines) + "\n").complaints;
    }

    static String write(List<AchFile.Item> items) {
        var out = new StringBuilder();
        AchFile.write(out, ORIGINATOR, HEADER, items.iterator());
        return out.toString();
    }

    static AchFile.Item item(
            Purpose purpose,
            int bank,
            String account,
            AccountKind kind,
            long cents,
            String id,
            String name,
            long trace) {
        return new AchFile.Item(
                purpose,
                HEADER.effectiveOn(),
                BANKS[bank],
                new AccountNumber(account),
                kind,
                Money.ofCents(cents),
                id,
                name,
                trace);
    }
}
