package org.openpractice.payroll.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.BirthDates;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.http.IfMatch;

/**
 * Chooses a deduction, changes or ends it, from a day on. Refuses {@link EnrollmentProblem#PERIOD_LOCKED},
 * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}, {@link BenefitProblem#HSA_COVER_MISSING},
 * {@link BenefitProblem#BENEFIT_OVER_ANNUAL_LIMIT}, {@link BenefitProblem#ELECTION_NOT_OF_THE_PLAN},
 * {@link BenefitProblem#GROUP_TERM_LIFE_AGE_MISSING} and
 * {@link BenefitProblem#GROUP_TERM_LIFE_OF_FORMER_EMPLOYEE}.
 */
@ApplicationScoped
class ElectBenefit {

    /**
     * @param amountPerPeriod amount of each regular paycheck; absent for none
     * @param percent percentage of gross, for example 2; absent for none
     * @param annualLimit what the person chose for the calendar year, within the limit of law; absent for that limit
     * @param total most altogether from that day on, for example of an advance that is paid back; absent for none
     * @param employerPerPeriod the employer's part of each paycheck; absent where the plan's holds
     * @param coverage for group-term life insurance: the face amount that is insured from the first day of a month on; absent
     *     with an amountPerPeriod of zero where it ends
     * @param cover for a health savings account: who is covered by the high deductible health plan
     * @param marriedFilingSeparately for dependent care: the limit of IRC 129(a)(2) is half then; false
     *     when left out
     */
    @Schema(name = "ElectBenefit")
    public record Request(
            @NotNull LocalDate effectiveFrom,
            @Nullable Money amountPerPeriod,

            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3)
            BigDecimal percent,

            @Nullable Money annualLimit,
            @Nullable Money total,
            @Nullable Money employerPerPeriod,
            @Nullable Money coverage,
            BenefitElection.@Nullable Cover cover,
            @Nullable Boolean marriedFilingSeparately) {

        public Request {
            if (amountPerPeriod != null && amountPerPeriod.isNegative()) {
                throw new IllegalArgumentException("expected an amountPerPeriod of zero or more");
            }
            if (employerPerPeriod != null && employerPerPeriod.isNegative()) {
                throw new IllegalArgumentException("expected an employerPerPeriod of zero or more");
            }
            if (annualLimit != null && !annualLimit.isPositive()) {
                throw new IllegalArgumentException("expected an annualLimit above zero");
            }
            if (coverage != null && !coverage.isPositive()) {
                throw new IllegalArgumentException("expected a coverage above zero, or none");
            }
            if (total != null && !total.isPositive()) {
                throw new IllegalArgumentException("expected a total above zero");
            }
        }

        boolean filesSeparately() {
            return Boolean.TRUE.equals(marriedFilingSeparately);
        }
    }

    private final ChangeEnrollment changeEnrollment;
    private final BenefitPlans plans;
    private final BirthDates participants;
    private final EnrollmentHistory history;

    ElectBenefit(
            ChangeEnrollment changeEnrollment, BenefitPlans plans, BirthDates participants, EnrollmentHistory history) {
        this.changeEnrollment = changeEnrollment;
        this.plans = plans;
        this.participants = participants;
        this.history = history;
    }

    @Transactional
    public Enrollment elect(UUID employeeId, UUID planId, IfMatch ifMatch, Request request) {
        var plan = plans.get(planId);
        Consumer<Enrollment> election = enrollment -> {
            requireWithinLimit(enrollment.id(), plan, request);
            requireInsurable(enrollment, plan, request);
            history.add(new BenefitElection(employeeId, planId, request));
        };
        // Insurance is counted over the year, so the next paycheck makes up for months of it that are paid.
        return plan.kind() == BenefitPlan.Kind.GROUP_TERM_LIFE
                ? changeEnrollment.byYear(employeeId, ifMatch, request.effectiveFrom(), election)
                : changeEnrollment.byPayDate(employeeId, ifMatch, request.effectiveFrom(), election);
    }

    private void requireWithinLimit(UUID employeeId, BenefitPlan plan, Request request) {
        if (plan.kind() == BenefitPlan.Kind.HSA && request.cover() == null) {
            throw BenefitProblem.HSA_COVER_MISSING.because(
                    "Say in cover whether the high deductible health plan is SELF_ONLY or FAMILY");
        }
        var limit = BenefitLimits.of(request.effectiveFrom())
                .of(
                        plan.kind(),
                        request.cover(),
                        request.filesSeparately(),
                        participants.ageAtEndOf(request.effectiveFrom().getYear(), employeeId));
        if (limit == null) {
            return;
        }
        requireAtMost(limit, "annualLimit", request.annualLimit(), request);
        requireAtMost(limit, "amountPerPeriod", request.amountPerPeriod(), request);
        requireAtMost(limit, "employerPerPeriod", request.employerPerPeriod(), request);
    }

    /** Insurance counts by the month, and its cost by the age; somebody who left has no pay to withhold from. */
    private void requireInsurable(Enrollment enrollment, BenefitPlan plan, Request request) {
        var coverage = request.coverage();
        if (plan.kind() != BenefitPlan.Kind.GROUP_TERM_LIFE) {
            if (coverage != null) {
                throw BenefitProblem.ELECTION_NOT_OF_THE_PLAN.because(
                        "coverage is of group-term life insurance, and %s is %s".formatted(plan.code(), plan.kind()));
            }
            return;
        }
        var from = request.effectiveFrom();
        if (from.getDayOfMonth() != 1) {
            throw BenefitProblem.ELECTION_NOT_OF_THE_PLAN.because(
                    "effectiveFrom is %s; insurance counts by the month: expected the first day of one"
                            .formatted(from));
        }
        if (request.percent() != null && request.percent().signum() > 0) {
            throw BenefitProblem.ELECTION_NOT_OF_THE_PLAN.because(
                    "percent is not taken for insurance: expected amountPerPeriod");
        }
        if (coverage == null) {
            if (request.amountPerPeriod() != null && request.amountPerPeriod().isPositive()) {
                throw BenefitProblem.ELECTION_NOT_OF_THE_PLAN.because(
                        "coverage is missing: expected the face amount that is insured");
            }
            return;
        }
        var lastDay = enrollment.lastDay();
        if (lastDay != null && lastDay.isBefore(from)) {
            throw BenefitProblem.GROUP_TERM_LIFE_OF_FORMER_EMPLOYEE.because(
                    "The last day of work was %s, and the insurance is to hold from %s on".formatted(lastDay, from));
        }
        if (participants.ageAtEndOf(from.getYear(), enrollment.id()) == null) {
            throw BenefitProblem.GROUP_TERM_LIFE_AGE_MISSING.because("No birth date is known");
        }
    }

    private static void requireAtMost(Money limit, String field, @Nullable Money amount, Request request) {
        if (amount != null && amount.compareTo(limit) > 0) {
            throw BenefitProblem.BENEFIT_OVER_ANNUAL_LIMIT.because("The %s %s is above the limit %s of %d"
                    .formatted(
                            field,
                            amount.amount(),
                            limit.amount(),
                            request.effectiveFrom().getYear()));
        }
    }
}
