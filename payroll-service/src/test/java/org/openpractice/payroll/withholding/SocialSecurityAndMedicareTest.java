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
        var taxes = SocialSecurityAndMedicare.on(OF_2026, Money.of("2500"), Money.ZERO, Money.ZERO, Money.ZERO, trace);
        assertThat(taxes.socialSecurity()).isEqualTo(Money.of("155.00"));
        assertThat(taxes.medicare()).isEqualTo(Money.of("36.25"));
        assertThat(taxes.additionalMedicare()).isEqualTo(Money.ZERO);
    }

    @Test
    void stopsSocialSecurityAtTheWageBase() {
        var taxes = SocialSecurityAndMedicare.on(
                OF_2026, Money.of("2000"), Money.of("184000"), Money.of("184000"), Money.ZERO, trace);
        assertThat(taxes.socialSecurityWages()).isEqualTo(Money.of("500"));
        assertThat(taxes.socialSecurity()).isEqualTo(Money.of("31.00"));
        assertThat(taxes.medicare()).isEqualTo(Money.of("29.00"));
    }

    @Test
    void takesNoSocialSecurityAboveTheWageBase() {
        var taxes = SocialSecurityAndMedicare.on(
                OF_2026, Money.of("2000"), Money.of("184500"), Money.of("190000"), Money.ZERO, trace);
        assertThat(taxes.socialSecurity()).isEqualTo(Money.ZERO);
    }

    @Test
    void addsTheAdditionalRateAbove200000() {
        var taxes = SocialSecurityAndMedicare.on(
                OF_2026, Money.of("2000"), Money.of("184500"), Money.of("199500"), Money.ZERO, trace);
        assertThat(taxes.additionalMedicareWages()).isEqualTo(Money.of("1500"));
        assertThat(taxes.additionalMedicare()).isEqualTo(Money.of("13.50"));
    }

    /**
     * 195,000 were paid, 184,500 taxed; 20,000 of them, all below the base, are voided: 175,000 were paid, 164,500 taxed. Later
     * pay would be taxed only as it comes; the 10,500 that were paid and not taxed are owed at once.
     */
    @Test
    void whatAVoidLeavesUntaxedBelowTheBaseIsCaughtUpByTheNextPaycheck() {
        var next = SocialSecurityAndMedicare.on(
                OF_2026, Money.of("2000"), Money.of("164500"), Money.of("175000"), Money.ZERO, trace);
        assertThat(next.socialSecurityWages()).isEqualTo(Money.of("12500"));
        assertThat(next.socialSecurity()).isEqualTo(Money.of("775.00"));
        assertThat(next.wages()).isEqualTo(Money.of("2000"));
        // What is caught up never passes the base.
        var last = SocialSecurityAndMedicare.on(
                OF_2026, Money.of("9000"), Money.of("174500"), Money.of("180000"), Money.ZERO, trace);
        assertThat(last.socialSecurityWages()).isEqualTo(Money.of("10000"));
    }

    /** 205,000 were paid and 5,000 bore the additional tax; 10,000 are voided, so 195,000 were paid. */
    @Test
    void whatBoreAdditionalMedicareTaxBeforeAVoidDoesNotBearItTwice() {
        var next = SocialSecurityAndMedicare.on(
                OF_2026, Money.of("12000"), Money.of("184500"), Money.of("195000"), Money.of("5000"), trace);
        assertThat(next.additionalMedicareWages()).isEqualTo(Money.of("2000"));
        assertThat(next.additionalMedicare()).isEqualTo(Money.of("18.00"));
    }
}
