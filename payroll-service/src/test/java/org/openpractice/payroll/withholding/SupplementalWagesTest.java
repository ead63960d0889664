package org.openpractice.payroll.withholding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;

class SupplementalWagesTest {

    private static final FederalTable OF_2026 = TaxTables.load().federal(LocalDate.of(2026, 11, 20));
    private final Trace trace = new Trace();

    @Test
    void takes22PercentOfABonus() {
        assertThat(SupplementalWages.flatRate(OF_2026, Money.ZERO, Money.of("1000"), trace))
                .isEqualTo(Money.of("220.00"));
    }

    @Test
    void takes37PercentOfWhatExceedsAMillionInTheYear() {
        // 500 at 22 % = 110 and 500 at 37 % = 185
        assertThat(SupplementalWages.flatRate(OF_2026, Money.of("999500"), Money.of("1000"), trace))
                .isEqualTo(Money.of("295.00"));
        assertThat(SupplementalWages.flatRate(OF_2026, Money.of("1000000"), Money.of("1000"), trace))
                .isEqualTo(Money.of("370.00"));
    }

    @Test
    void takesTheTaxOnBothLessTheTaxOnRegularWagesByTheAggregateMethod() {
        // Biweekly 2,500 single: 216.15. Together 3,500: 91,000 - 8,600 = 82,400; 5,800 + 22 % of 24,500 = 11,190;
        // / 26 = 430.38; less 216.15 = 214.23 [worked by hand]
        assertThat(withhold(SupplementalWages.Method.AGGREGATE, true, "1000", single(false)))
                .isEqualTo(Money.of("214.23"));
        assertThat(trace.lines())
                .anyMatch(line -> line.text().equals("Tax on both 430.38 - tax on the regular wages 216.15"));
    }

    @Test
    void allowsTheFlatRateOnlyWhereRegularWagesWereTaxed() {
        assertThat(withhold(SupplementalWages.Method.FLAT_RATE, true, "1000", single(false)))
                .isEqualTo(Money.of("220.00"));
        assertThat(withhold(SupplementalWages.Method.FLAT_RATE, false, "1000", single(false)))
                .isEqualTo(Money.of("214.23"));
    }

    @Test
    void takesOnlyTheMandatoryRateFromTheExempt() {
        assertThat(withhold(SupplementalWages.Method.FLAT_RATE, true, "1000", single(true)))
                .isEqualTo(Money.ZERO);
        assertThat(withhold(SupplementalWages.Method.AGGREGATE, true, "1000500", single(true)))
                .isEqualTo(Money.of("185.00"));
    }

    private Money withhold(SupplementalWages.Method method, boolean regularTaxed, String payment, FormW4 form) {
        return SupplementalWages.withhold(
                OF_2026,
                PayFrequency.BIWEEKLY,
                method,
                regularTaxed,
                Money.of("2500"),
                Money.ZERO,
                Money.of(payment),
                form,
                trace);
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
