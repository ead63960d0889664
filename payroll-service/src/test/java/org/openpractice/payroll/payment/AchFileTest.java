package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;

class AchFileTest {

    private static final AchFile.Originator ORIGINATOR = new AchFile.Originator(
            new RoutingNumber("021000021"), "Example Bank", "1000000019", "Example Practice Group of Somewhere");
    private static final AchFile.Header HEADER =
            new AchFile.Header(LocalDateTime.of(2026, 11, 18, 9, 5), 'A', LocalDate.of(2026, 11, 20));
    private static final RoutingNumber[] BANKS = {
        new RoutingNumber("021000021"), new RoutingNumber("121042882"), new RoutingNumber("231380104")
    };

    @Test
    void writesAFileThatAnIndependentReadingAccepts() {
        var read = AchFileReader.read(write(List.of(
                credit(0, "000123456789", AccountKind.CHECKING, 209260, "E-1", "Müller Zoë"),
                credit(1, "4455", AccountKind.SAVINGS, 1, "E-2", "O'Hara-With-A-Very-Long-Name Annabel"))));
        assertThat(read.complaints).isEmpty();
        assertThat(read.entryDescription).isEqualTo("PAYROLL   ");
        assertThat(read.fileDate).isEqualTo("261118");
        assertThat(read.fileTime).isEqualTo("0905");
        assertThat(read.effectiveDate).isEqualTo("261120");
        assertThat(read.totalCredits).isEqualTo(209261);
        assertThat(read.entries)
                .containsExactly(
                        new AchFileReader.Entry("22", "021000021", "000123456789", 209260, "E-1", "MULLER ZOE"),
                        new AchFileReader.Entry("32", "121042882", "4455", 1, "E-2", "O'HARA-WITH-A-VERY-LON"));
    }

    @Test
    void theIndependentReadingComplainsAboutEachPlantedFault() {
        var good = write(List.of(credit(0, "000123456789", AccountKind.CHECKING, 209260, "E-1", "Somebody Example")));
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
    void refusesACreditOfNothing() {
        assertThatThrownBy(() -> write(List.of(credit(0, "4455", AccountKind.CHECKING, 0, "E-1", "Nobody"))))
                .hasMessageContaining("above zero");
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
        return AchFileReader.read(String.join("\n", lines) + "\n").complaints;
    }

    static String write(List<AchFile.Credit> credits) {
        var out = new StringBuilder();
        AchFile.write(out, ORIGINATOR, HEADER, credits.iterator());
        return out.toString();
    }

    static AchFile.Credit credit(int bank, String account, AccountKind kind, long cents, String id, String name) {
        return new AchFile.Credit(BANKS[bank], new AccountNumber(account), kind, Money.ofCents(cents), id, name);
    }
}
