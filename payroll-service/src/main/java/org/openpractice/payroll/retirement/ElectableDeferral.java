package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.BirthDates;
import org.openpractice.payroll.withholding.WithholdingProblem;

/** What may be elected under the plan document in force and the limits of the year. */
@ApplicationScoped
class ElectableDeferral {

    private final RetirementPlans plans;
    private final BirthDates participants;

    ElectableDeferral(RetirementPlans plans, BirthDates participants) {
        this.plans = plans;
        this.participants = participants;
    }

    /**
     * Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}, {@link RetirementProblem#DEFERRAL_OVER_ANNUAL_LIMIT} and
     * {@link RetirementProblem#DEFERRAL_NOT_OFFERED}.
     *
     * @param flat flat deferrals of a period, pre-tax and Roth together
     */
    public void require(UUID employeeId, LocalDate effectiveFrom, Money flat, boolean roth, boolean catchUp) {
        var limits = RetirementLimits.of(effectiveFrom);
        var document = plans.on(effectiveFrom).orElse(null);
        var rules = document == null ? PlanRules.WITHOUT_DOCUMENT : document.rules();
        if (roth && !rules.roth()) {
            throw RetirementProblem.DEFERRAL_NOT_OFFERED.because(
                    "The plan document in force on %s offers no Roth contributions".formatted(effectiveFrom));
        }
        if (catchUp && !rules.catchUp()) {
            throw RetirementProblem.DEFERRAL_NOT_OFFERED.because(
                    "The plan document in force on %s offers no catch-up contributions".formatted(effectiveFrom));
        }
        var age = catchUp ? participants.ageAtEndOf(effectiveFrom.getYear(), employeeId) : null;
        var catchUpLimit = age == null ? Money.ZERO : limits.catchUpAt(age);
        var limit = limits.electiveDeferral().plus(catchUpLimit);
        if (flat.compareTo(limit) > 0) {
            throw RetirementProblem.DEFERRAL_OVER_ANNUAL_LIMIT.because("The limit of IRC 402(g) for %d is %s a year%s"
                    .formatted(
                            effectiveFrom.getYear(),
                            limits.electiveDeferral().amount(),
                            catchUpLimit.isPositive() ? ", with catch-up " + limit.amount() : ""));
        }
    }
}
