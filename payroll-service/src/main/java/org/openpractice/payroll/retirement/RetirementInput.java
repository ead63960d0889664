package org.openpractice.payroll.retirement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * Everything that decides the 401(k) lines of one employee on one paycheck, besides the pay itself and the year before it.
 *
 * @param payDate limits are those of its year
 * @param deferralsFrom first day whose pay dates take deferrals; null when the person does not take part
 * @param employerMoneyFrom first day whose pay dates take employer contributions; null when the person gets none
 * @param participation how these days came about, or why there are none
 * @param election what the person elected or is taken to have elected; null for nothing
 * @param ageAtYearEnd age on 31 December of the year; null when the birth date is not known
 * @param priorYearWages Social Security wages that this employer paid in the year before (Form W-2, box 3); null when not
 *     known
 * @param deferredElsewhere elective deferrals of the year at other employers, as the person reported them
 * @param trueUpDue whether this is the last paycheck of the year, or of the employment
 */
public record RetirementInput(
        LocalDate payDate,
        PlanRules rules,
        @Nullable LocalDate deferralsFrom,
        @Nullable LocalDate employerMoneyFrom,
        String participation,
        @Nullable Election election,
        @Nullable Integer ageAtYearEnd,
        @Nullable Money priorYearWages,
        Money deferredElsewhere,
        boolean trueUpDue,
        List<Loan> loans) {

    public RetirementInput {
        loans = List.copyOf(loans);
    }

    /** For somebody without a plan document, election or loan. */
    public static RetirementInput none(LocalDate payDate) {
        return new RetirementInput(
                payDate,
                PlanRules.WITHOUT_DOCUMENT,
                payDate,
                null,
                "No plan document is kept",
                null,
                null,
                null,
                Money.ZERO,
                false,
                List.of());
    }

    /** For somebody with a flat pre-tax deferral and no plan document: up to IRC 402(g), without catch-up. */
    public static RetirementInput flat(LocalDate payDate, Money deferral) {
        var none = none(payDate);
        return new RetirementInput(
                payDate,
                none.rules(),
                none.deferralsFrom(),
                null,
                none.participation(),
                new Election(deferral, BigDecimal.ZERO, Money.ZERO, BigDecimal.ZERO, false, "Elected", null),
                null,
                null,
                Money.ZERO,
                false,
                List.of());
    }

    /** For pay besides the regular paycheck of a period: percentages are deferred, amounts of a period and loans are not. */
    public RetirementInput forSupplementalPay() {
        return new RetirementInput(
                payDate,
                rules,
                deferralsFrom,
                employerMoneyFrom,
                participation,
                election == null
                        ? null
                        : new Election(
                                Money.ZERO,
                                election.preTaxPercent(),
                                Money.ZERO,
                                election.rothPercent(),
                                election.catchUp(),
                                election.how(),
                                election.since()),
                ageAtYearEnd,
                priorYearWages,
                deferredElsewhere,
                trueUpDue,
                List.of());
    }

    RetirementInput withPriorYearWages(Money wages) {
        return new RetirementInput(
                payDate,
                rules,
                deferralsFrom,
                employerMoneyFrom,
                participation,
                election,
                ageAtYearEnd,
                wages,
                deferredElsewhere,
                trueUpDue,
                loans);
    }

    boolean defers() {
        return deferralsFrom != null && !payDate.isBefore(deferralsFrom);
    }

    boolean takesEmployerMoney() {
        return employerMoneyFrom != null && !payDate.isBefore(employerMoneyFrom);
    }

    /**
     * Deferral of each paycheck: an amount, a percentage of compensation, or both.
     *
     * @param preTaxPercent percent, for example 6
     * @param catchUp whether deferrals go on as catch-up contributions when a limit is reached
     * @param how where the election comes from, for the trace
     * @param since first day whose pay dates it holds for; null when not known
     */
    public record Election(
            Money preTaxAmount,
            BigDecimal preTaxPercent,
            Money rothAmount,
            BigDecimal rothPercent,
            boolean catchUp,
            String how,
            @Nullable LocalDate since) {}

    /**
     * A loan from the plan that is being repaid (IRC 72(p)).
     *
     * @param code code of its lines
     * @param repayable principal and interest, when it was taken over into payroll
     * @param repaidInEarlierYears lines of earlier years
     */
    public record Loan(String code, String description, Money repayable, Money perPeriod, Money repaidInEarlierYears) {}
}
