package org.openpractice.payroll.withholding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.trace.Trace;

class SupplementalWagesTest {

    private static final FederalTable OF_2026 = TaxTables.load().federal(LocalDate.of(2026, 11, 20));
    private final Trace trace = new Trace();

    @Test
    void takes22PercentOfABonusWhereRegularWagesWereTaxed() {
        assertThat(withhold(after(true, "2500", "216.15"), "1000", single(false)))
                .isEqualTo(Money.of("220.00"));
    }

    @Test
    void takes37PercentOfWhatExceedsAMillionInTheYear() {
        // 500 at 22 % = 110 and 500 at 37 % = 185
        assertThat(withhold(inYear("999500"), "1000", single(false))).isEqualTo(Money.of("295.00"));
        assertThat(withhold(inYear("1000000"), "1000", single(false))).isEqualTo(Money.of("370.00"));
        assertThat(SupplementalWages.mandatory(OF_2026, Money.of("1000"), trace))
                .isEqualTo(Money.of("370.00"));
    }

    @Test
    void takesTheTaxOnBothLessWhatIsWithheldWhereRegularWagesWereNotTaxed() {
        // Biweekly 300 single: nothing. Together 1,300: 33,800 - 8,600 = 25,200; 1,240 + 12 % of 5,300 = 1,876;
        // / 26 = 72.15 [worked by hand]
        assertThat(withhold(after(false, "300", "0"), "1000", single(false))).isEqualTo(Money.of("72.15"));
        assertThat(trace.lines()).anyMatch(line -> line.text().equals("Tax on both 72.15 - tax already withheld 0.00"));
        // another 1,000 for the same period, together 2,300: 59,800 - 8,600 = 51,200; 1,240 + 12 % of 31,300 = 4,996;
        // / 26 = 192.15
        assertThat(withhold(after(false, "1300", "72.15"), "1000", single(false)))
                .isEqualTo(Money.of("120.00"));
    }

    @Test
    void taxesABonusAsTheOnlyPaymentWhereNothingWasPaidInTheYear() {
        // 26,000 - 8,600 = 17,400; 10 % of 9,900 = 990; / 26 = 38.08
        assertThat(withhold(after(false, "0", "0"), "1000", single(false))).isEqualTo(Money.of("38.08"));
    }

    @Test
    void takesOnlyTheMandatoryRateFromTheExempt() {
        assertThat(withhold(after(true, "2500", "0"), "1000", single(true))).isEqualTo(Money.ZERO);
        assertThat(withhold(after(false, "2500", "0"), "1000500", single(true))).isEqualTo(Money.of("185.00"));
    }

    private static SupplementalWages.Earlier after(boolean regularTaxed, String wages, String withheld) {
        return new SupplementalWages.Earlier(regularTaxed, Money.of(wages), Money.of(withheld), Money.ZERO);
    }

    private static SupplementalWages.Earlier inYear(String supplemental) {
        return new SupplementalWages.Earlier(true, Money.of("2500"), Money.of("216.15"), Money.of(supplemental));
    }

    private Money withhold(SupplementalWages.Earlier earlier, String payment, FormW4 form) {
        return SupplementalWages.withhold(OF_2026, PayFrequency.BIWEEKLY, 26, earlier, Money.of(payment), form, trace);
    }

    private static FormW4 single(boolean exempt) {
        return new FormW4.From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                exempt,
                false);
    }
}
