package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;

/**
 * Takes a loan that the record keeper granted over into payroll. Refuses {@link RetirementProblem#PLAN_LOANS_NOT_OFFERED},
 * {@link RetirementProblem#PLAN_LOAN_REFERENCE_IN_USE}, {@link RetirementProblem#PLAN_LOAN_OVER_LIMIT},
 * {@link RetirementProblem#PLAN_LOAN_TOO_LONG} and {@link EnrollmentProblem#PERIOD_LOCKED}. Half of the vested balance, the
 * other limit of IRC 72(p)(2)(A), only the record keeper knows.
 */
@ApplicationScoped
class TakePlanLoan {

    private static final Money MOST = Money.of("50000.00");

    /**
     * @param reference the record keeper's number of the loan; stands in the code of its pay lines
     * @param repayable principal and interest together, as far as it is still to be repaid
     * @param repaymentPerPeriod level amount of each regular paycheck
     * @param firstRepaymentOn first day whose pay dates repay
     * @param principalResidence whether it buys the participant's principal residence (IRC 72(p)(2)(B)(ii)); false
     *     when left out
     * @param repaymentsPerYear pay periods a year, by which the term is calculated
     */
    @Schema(name = "TakePlanLoan")
    public record Request(
            @NotNull UUID employeeId,
            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}") String reference,
            @NotNull Money principal,
            @NotNull Money repayable,
            @NotNull Money repaymentPerPeriod,
            @NotNull LocalDate firstRepaymentOn,
            @Nullable Boolean principalResidence,
            int repaymentsPerYear) {

        @SuppressWarnings("ConstantValue") // absent amounts are null until they are validated
        public Request {
            positive("principal", principal);
            positive("repayable", repayable);
            positive("repaymentPerPeriod", repaymentPerPeriod);
            if (!List.of(12, 24, 26, 52).contains(repaymentsPerYear)) {
                throw new IllegalArgumentException("expected repaymentsPerYear 12, 24, 26 or 52");
            }
        }

        @SuppressWarnings("ConstantValue") // as above
        private static void positive(String field, Money amount) {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected a %s above zero".formatted(field));
            }
        }
    }

    private final PlanLoans loans;
    private final RetirementPlans plans;
    private final Enrollments enrollments;
    private final ApprovedPay approvedPay;
    private final Audit audit;

    TakePlanLoan(
            PlanLoans loans, RetirementPlans plans, Enrollments enrollments, ApprovedPay approvedPay, Audit audit) {
        this.loans = loans;
        this.plans = plans;
        this.enrollments = enrollments;
        this.approvedPay = approvedPay;
        this.audit = audit;
    }

    @Transactional
    public PlanLoan take(Request request) {
        enrollments.get(request.employeeId());
        if (!plans.on(request.firstRepaymentOn()).map(PlanDocument::loans).orElse(false)) {
            throw RetirementProblem.PLAN_LOANS_NOT_OFFERED.because(
                    "The plan document in force on %s does not offer loans".formatted(request.firstRepaymentOn()));
        }
        if (loans.anyWith(request.reference())) {
            throw RetirementProblem.PLAN_LOAN_REFERENCE_IN_USE.because("Another loan has this reference");
        }
        var owed = request.principal();
        for (var other : loans.openOf(List.of(request.employeeId()))) {
            owed = owed.plus(other.principal());
        }
        if (owed.compareTo(MOST) > 0) {
            throw RetirementProblem.PLAN_LOAN_OVER_LIMIT.because(
                    "With the principal of open loans it is %s; IRC 72(p)(2)(A) allows %s"
                            .formatted(owed.amount(), MOST.amount()));
        }
        var repayments = request.repayable()
                .decimal()
                .divide(request.repaymentPerPeriod().decimal(), 0, RoundingMode.CEILING)
                .longValueExact();
        if (!Boolean.TRUE.equals(request.principalResidence()) && repayments > 5L * request.repaymentsPerYear()) {
            throw RetirementProblem.PLAN_LOAN_TOO_LONG.because(
                    "%d repayments take longer than the five years of IRC 72(p)(2)(B)".formatted(repayments));
        }
        approvedPay
                .lastPayDate(request.employeeId())
                .filter(paid -> !request.firstRepaymentOn().isAfter(paid))
                .ifPresent(paid -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because("Pay is approved or paid with pay date " + paid);
                });
        var loan = new PlanLoan(request);
        loans.persist(loan);
        audit.record(Verb.RECORDED, "plan-loan", loan.id());
        return loan;
    }
}
