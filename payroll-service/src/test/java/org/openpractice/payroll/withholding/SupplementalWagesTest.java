package org.openpractice.payroll.withholding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

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
}
