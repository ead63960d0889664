package org.openpractice.payroll.benefit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * Everything that decides the chosen deductions of one employee on one paycheck, besides pay and the year before it.
 *
 * @param deductions in the order in which they are taken
 * @param groupTermLife null for whoever has none
 */
public record BenefitInput(
        LocalDate payDate,
        List<Deduction> deductions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GroupTermLife groupTermLife) {

    public BenefitInput {
        deductions = List.copyOf(deductions);
    }

    /** Without group-term life insurance. */
    public BenefitInput(LocalDate payDate, List<Deduction> deductions) {
        this(payDate, deductions, null);
    }

    /** For somebody who chose nothing. */
    public static BenefitInput none(LocalDate payDate) {
        return new BenefitInput(payDate, List.of());
    }

    /** For pay besides the regular paycheck of a period: what is a percentage of pay is taken, amounts of a period are not. */
    public BenefitInput forSupplementalPay() {
        return new BenefitInput(
                payDate,
                deductions.stream()
                        .filter(deduction -> deduction.percent().signum() > 0)
                        .map(Deduction::percentageOnly)
                        .toList());
    }

    /** As {@link #forSupplementalPay()}, where the month's insurance counts all the same: of last pay, or on a payday without amounts. */
    public BenefitInput withInsuranceAlone() {
        return new BenefitInput(payDate, forSupplementalPay().deductions(), groupTermLife);
    }

    /** What the employee pays for group-term life insurance with each regular paycheck, as elected. */
    @JsonIgnore
    public Money paidForLife() {
        return groupTermLife == null
                ? Money.ZERO
                : Money.sum(deductions.stream()
                        .filter(deduction -> groupTermLife.codes().contains(deduction.code()))
                        .map(Deduction::perPeriod)
                        .toList());
    }

    /** How a deduction is taxed. */
    public enum Treatment {
        /** Salary reduction under a cafeteria plan: lowers federal income tax, Social Security and Medicare wages. */
        SECTION_125,
        /** Salary reduction to a health savings account through the cafeteria plan: lowers the same. */
        HSA,
        /** Lowers nothing. */
        AFTER_TAX
    }

    /**
     * One chosen deduction.
     *
     * @param perPeriod amount of each regular paycheck
     * @param percent percentage of gross, for example 2; zero for none
     * @param annualLimit most in the calendar year, the least of law, plan and election; null without one
     * @param limitedBy where the annual limit comes from, for the trace
     * @param employerCode code of the employer's line; null without one
     * @param limitCountsEmployer whether the employer's part counts toward the annual limit
     * @param carriesShortfall whether what pay did not leave is taken later; else it is dropped
     * @param broughtForward shortfall of earlier years that is still to be taken
     * @param total most altogether, for example of an advance that is paid back; null without one
     * @param takenBefore toward the total, what the lines of this year before the paycheck do not say: earlier years since
     *     the election, less lines of this year from before it
     */
    public record Deduction(
            String code,
            String description,
            Treatment treatment,
            Money perPeriod,
            BigDecimal percent,
            @Nullable Money annualLimit,
            String limitedBy,
            Money employerPerPeriod,
            @Nullable String employerCode,
            boolean limitCountsEmployer,
            boolean carriesShortfall,
            Money broughtForward,
            @Nullable Money total,
            Money takenBefore) {

        private Deduction percentageOnly() {
            return new Deduction(
                    code,
                    description,
                    treatment,
                    Money.ZERO,
                    percent,
                    annualLimit,
                    limitedBy,
                    Money.ZERO,
                    employerCode,
                    limitCountsEmployer,
                    carriesShortfall,
                    broughtForward,
                    total,
                    takenBefore);
        }
    }
}
