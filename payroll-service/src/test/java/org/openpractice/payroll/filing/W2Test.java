package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.levy.LevyTables;
import org.openpractice.payroll.paid.PaidLines.EmployeeSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.withholding.TaxTables;

class W2Test {

    private static final TaxTables TABLES = TaxTables.load();
    private static final LevyTables LEVIES = LevyTables.load();
    private static final UUID EMPLOYEE = new UUID(1, 1);

    private final List<EmployeeSum> sums = new ArrayList<>();

    private void line(Kind kind, String code, String amount, String wages) {
        sums.add(new EmployeeSum(EMPLOYEE, kind, code, code, Money.of(amount), Money.of(wages), 26));
    }

    private W2 w2(int year) {
        return W2.of(
                year,
                EMPLOYEE,
                "E-1",
                "Sample, Robin",
                sums,
                TABLES.federal(LocalDate.of(year, 12, 31)),
                LEVIES.codes(year));
    }

    private void wages(String fit, String fica) {
        line(Kind.TAX, PayCode.FEDERAL_INCOME_TAX, "5000.00", fit);
        line(
                Kind.TAX,
                PayCode.SOCIAL_SECURITY,
                Money.of(fica)
                        .times(new java.math.BigDecimal("0.062"), java.math.RoundingMode.HALF_UP)
                        .amount(),
                fica);
        line(
                Kind.TAX,
                PayCode.MEDICARE,
                Money.of(fica)
                        .times(new java.math.BigDecimal("0.0145"), java.math.RoundingMode.HALF_UP)
                        .amount(),
                fica);
    }

    @Test
    void boxesComeFromTheLinesOfTheYear() {
        wages("58000.00", "62000.00");
        line(Kind.DEDUCTION, PayCode.DEFERRAL, "4000.00", "0.00");
        line(Kind.DEDUCTION, PayCode.ROTH_DEFERRAL, "1000.00", "0.00");
        line(Kind.DEDUCTION, PayCode.ROTH_CATCH_UP, "500.00", "0.00");
        line(Kind.DEDUCTION, PayCode.PLAN_LOAN + "1", "900.00", "0.00");
        line(Kind.DEDUCTION, PayCode.HSA, "1000.00", "0.00");
        line(Kind.EMPLOYER_CONTRIBUTION, "HSA-EMPLOYER", "250.00", "0.00");
        line(Kind.DEDUCTION, "125-DEPENDENT-CARE", "2000.00", "0.00");
        line(Kind.DEDUCTION, "125-HEALTH-PPO", "1200.00", "0.00");
        line(Kind.EMPLOYER_CONTRIBUTION, "EMPLOYER-HEALTH-PPO", "6000.00", "0.00");
        line(Kind.EARNING, PayCode.OVERTIME_PREMIUM, "50.00", "0.00");
        line(Kind.EARNING, PayCode.STATE_OVERTIME_PREMIUM, "70.00", "0.00");
        line(Kind.TAX, PayCode.stateIncomeTax("PA"), "1780.60", "58000.00");
        line(Kind.TAX, "US-PA-UC", "40.00", "58000.00");
        line(Kind.TAX, "US-PA-PHILADELPHIA", "2171.50", "62000.00");
        line(Kind.TAX, "US-PA-PHILADELPHIA-FLAT", "52.00", "62000.00");

        var w2 = w2(2026);

        assertThat(w2.broken()).isEmpty();
        assertThat(w2.box1()).isEqualTo(Money.of("58000.00"));
        assertThat(w2.box3()).isEqualTo(Money.of("62000.00"));
        assertThat(w2.box4()).isEqualTo(Money.of("3844.00"));
        assertThat(w2.box6()).isEqualTo(Money.of("899.00"));
        assertThat(w2.box10()).isEqualTo(Money.of("2000.00"));
        assertThat(w2.box12())
                .containsExactly(
                        new W2.Code("D", Money.of("4000.00")),
                        new W2.Code("W", Money.of("1250.00")),
                        new W2.Code("AA", Money.of("1500.00")),
                        new W2.Code("DD", Money.of("7200.00")),
                        new W2.Code("TT", Money.of("50.00")));
        assertThat(w2.retirementPlan()).isTrue();
        assertThat(w2.states()).containsExactly(new W2.StateTax("PA", Money.of("58000.00"), Money.of("1780.60")));
        assertThat(w2.localities())
                .containsExactly(new W2.LocalTax(
                        "PA", "PHILADELPHIA", "US-PA-PHILADELPHIA", Money.of("62000.00"), Money.of("2171.50")));
        assertThat(w2.boxes())
                .containsEntry("18 PA PHILADELPHIA", Money.of("62000.00"))
                .containsEntry("19 PA PHILADELPHIA", Money.of("2171.50"));
        assertThat(w2.otherTaxes())
                .extracting(W2.OtherTax::code)
                .containsExactly("US-PA-UC", "US-PA-PHILADELPHIA-FLAT");
    }

    @Test
    void beforeTaxYear2026QualifiedOvertimeHasNoCode() {
        wages("58000.00", "58000.00");
        line(Kind.EARNING, PayCode.OVERTIME_PREMIUM, "50.00", "0.00");

        assertThat(w2(2025).box12()).isEmpty();
    }

    @Test
    void aLoanRepaymentAloneIsNoRetirementPlan() {
        line(Kind.DEDUCTION, PayCode.PLAN_LOAN + "1", "900.00", "0.00");

        assertThat(w2(2026).retirementPlan()).isFalse();
    }

    @Test
    void box3AboveTheWageBaseIsBroken() {
        wages("190000.00", "184500.01");

        assertThat(w2(2026).broken()).singleElement().asString().contains("above the wage base of 184500.00");
    }

    @Test
    void box3BelowTheWagesUpToTheWageBaseIsBroken() {
        // 200,000 were paid and taxed up to 184,500; then 16,000 from before the wage base was reached were voided.
        line(Kind.TAX, PayCode.FEDERAL_INCOME_TAX, "40000.00", "184000.00");
        line(Kind.TAX, PayCode.SOCIAL_SECURITY, "10447.00", "168500.00");
        line(Kind.TAX, PayCode.MEDICARE, "2668.00", "184000.00");
        assertThat(w2(2026).broken()).containsExactly("box 3 is 168500.00, the wages of box 5 ask for 184000.00");
    }

    @Test
    void box4ThatIsNotSixPointTwoPercentWithinCentsIsBroken() {
        wages("50000.00", "50000.00");
        line(Kind.TAX, PayCode.SOCIAL_SECURITY, "0.14", "0.00");
        assertThat(w2(2026).broken()).isEmpty();

        line(Kind.TAX, PayCode.SOCIAL_SECURITY, "0.01", "0.00");
        assertThat(w2(2026).broken()).containsExactly("box 4 is 3100.15, its wages ask for 3100.00");
    }

    @Test
    void additionalMedicareBelongsToBox6() {
        line(Kind.TAX, PayCode.SOCIAL_SECURITY, "11439.00", "184500.00");
        line(Kind.TAX, PayCode.MEDICARE, "3625.00", "250000.00");
        line(Kind.TAX, PayCode.ADDITIONAL_MEDICARE, "450.00", "50000.00");

        var w2 = w2(2026);

        assertThat(w2.box6()).isEqualTo(Money.of("4075.00"));
        assertThat(w2.broken()).isEmpty();
    }

    @Test
    void whoeverWasVoidedWholeGetsNoStatement() {
        wages("0.00", "0.00");
        sums.replaceAll(
                sum -> new EmployeeSum(EMPLOYEE, sum.kind(), sum.code(), sum.description(), Money.ZERO, Money.ZERO, 2));

        assertThat(w2(2026).isEmpty()).isTrue();
    }

    @Test
    void aBoxBelowZeroIsBroken() {
        line(Kind.TAX, PayCode.FEDERAL_INCOME_TAX, "-1.00", "10.00");

        assertThat(w2(2026).broken()).containsExactly("box 2 is below zero: -1.00");
    }
}
