package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.ach.AchReader;
import org.openpractice.payroll.payment.TaxPaymentFile.TaxAmount;
import org.openpractice.payroll.payment.TaxPaymentFile.TaxPayment;
import org.openpractice.platform.us.Ein;

class TaxPaymentFileTest {

    private static final Ein EIN = new Ein("12-3456789");

    /** Nacha's example of the convention: TXP*123456789*94105*960301*1*10000*2*5000*3*15000\ */
    @Test
    void writesTheSegmentOfNachasExampleWithThreeAmounts() {
        var payment = new TaxPayment(
                new Ein("123456789"),
                TaxPaymentFile.FORM_941_DEPOSIT,
                LocalDate.of(1996, 3, 31),
                List.of(amount("1", "100.00"), amount("2", "50.00"), amount("3", "150.00")));
        assertThat(payment.segment()).isEqualTo("TXP*123456789*94105*960301*1*10000*2*5000*3*15000\\");
    }

    @Test
    void writesCcdCreditsToTheTreasuryWithOneAddendaEach() throws IOException {
        var out = new StringBuilder();
        TaxPaymentFile.write(
                out,
                AchFileTest.ORIGINATOR,
                AchFileTest.HEADER,
                41,
                List.of(
                        new TaxPayment(
                                EIN,
                                TaxPaymentFile.FORM_941_DEPOSIT,
                                LocalDate.of(2026, 12, 31),
                                List.of(amount("1", "2480.00"), amount("2", "580.10"), amount("3", "1463.00"))),
                        new TaxPayment(
                                EIN,
                                TaxPaymentFile.FORM_940_DEPOSIT,
                                LocalDate.of(2026, 12, 31),
                                List.of(amount(TaxPaymentFile.FORM_940_DEPOSIT, "42.00")))));
        var read = AchValidator.read(out.toString());
        assertThat(read.complaints).isEmpty();
        assertThat(read.classes).containsExactly("CCD");
        assertThat(read.totalCredits).isEqualTo(456510);
        assertThat(read.entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.transactionCode()).isEqualTo("22");
            assertThat(entry.routing()).isEqualTo("061036000");
            assertThat(entry.account()).isEqualTo("23401009");
        });
        assertThat(read.entries.get(0).addenda())
                .containsExactly("TXP*123456789*94105*261201*1*248000*2*58010*3*146300\\");
        assertThat(read.entries.get(1).addenda()).containsExactly("TXP*123456789*09405*261201*09405*4200\\");
        assertThat(out.toString().lines().filter(record -> record.startsWith("6")))
                .map(record -> record.substring(87))
                .containsExactly("0000041", "0000042");
        AchReader.read(new StringReader(out.toString()), (line, record) -> {});
    }

    @Test
    void refusesWhatIsNoTaxPayment() {
        assertThatThrownBy(() -> new TaxPayment(EIN, "941", LocalDate.of(2026, 12, 31), List.of(amount("1", "1.00"))))
                .hasMessageContaining("five digits");
        assertThatThrownBy(() -> new TaxPayment(EIN, "94105", LocalDate.of(2026, 12, 31), List.of()))
                .hasMessageContaining("one to three amounts");
        assertThatThrownBy(() -> amount("*", "1.00")).hasMessageContaining("amount type");
        assertThatThrownBy(() -> amount("1", "-1.00")).hasMessageContaining("zero or more");
        var nothing = new TaxPayment(EIN, "94105", LocalDate.of(2026, 12, 31), List.of(amount("1", "0.00")));
        assertThatThrownBy(() -> TaxPaymentFile.write(
                        new StringBuilder(), AchFileTest.ORIGINATOR, AchFileTest.HEADER, 1, List.of(nothing)))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> TaxPaymentFile.write(
                        new StringBuilder(), AchFileTest.ORIGINATOR, AchFileTest.HEADER, 1, List.of()))
                .hasMessageContaining("at least one");
    }

    private static TaxAmount amount(String type, String dollars) {
        return new TaxAmount(type, Money.of(dollars));
    }
}
