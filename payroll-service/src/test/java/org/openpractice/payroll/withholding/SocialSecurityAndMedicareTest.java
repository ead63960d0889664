package org.openpractice.payroll.withholding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.platform.trace.Trace;

class SocialSecurityAndMedicareTest {

    private static final FederalTable OF_2026 = TaxTables.load().federal(LocalDate.of(2026, 11, 20));
    private final Trace trace = new Trace();

    @Test
    void takesBothTaxesFromAnOrdinaryPaycheck() {
        var taxes = SocialSecurityAndMedicare.on(OF_2026, Money.of("2500"), Money.ZERO, Money.ZERO, trace);
        assertThat(taxes.socialSecurity()).isEqualTo(Money.of("155.00"));
        assertThat(taxes.medicare()).isEqualTo(Money.of("36.25"));
        assertThat(taxes.additionalMedicare()).isEqualTo(Money.ZERO);
    }

    @Test
    void stopsSocialSecurityAtTheWageBase() {
        var taxes =
                SocialSecurityAndMedicare.on(OF_2026, Money.of("2000"), Money.of("184000"), Money.of("184000"), trace);
        assertThat(taxes.socialSecurityWages()).isEqualTo(Money.of("500"));
        assertThat(taxes.socialSecurity()).isEqualTo(Money.of("31.00"));
        assertThat(taxes.medicare()).isEqualTo(Money.of("29.00"));
    }

    @Test
    void takesNoSocialSecurityAboveTheWageBase() {
        var taxes =
                SocialSecurityAndMedicare.on(OF_2026, Money.of("2000"), Money.of("184500"), Money.of("190000"), trace);
        assertThat(taxes.socialSecurity()).isEqualTo(Money.ZERO);
    }

    @Test
    void addsTheAdditionalRateAbove200000() {
        var taxes =
                SocialSecurityAndMedicare.on(OF_2026, Money.of("2000"), Money.of("184500"), Money.of("199500"), trace);
        assertThat(taxes.additionalMedicareWages()).isEqualTo(Money.of("1500"));
        assertThat(taxes.additionalMedicare()).isEqualTo(Money.of("13.50"));
    }
}
