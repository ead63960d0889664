package org.openpractice.payroll.retirement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** A loan from the plan (IRC 72(p)) that pay repays. What is still owed is what its lines have not taken. */
@Entity
class PlanLoan extends Aggregate {

    private UUID enrollmentId;

    private String reference;

    @Column(name = "principal_cents")
    private Money principal;

    @Column(name = "repayable_cents")
    private Money repayable;

    @Column(name = "per_period_cents")
    private Money perPeriod;

    private LocalDate firstRepaymentOn;

    private @Nullable LocalDate closedOn;

    private @Nullable String closedBecause;

    @SuppressWarnings("NullAway.Init")
    protected PlanLoan() {}

    PlanLoan(TakePlanLoan.Request request) {
        super(Ids.next());
        this.enrollmentId = request.employeeId();
        this.reference = request.reference();
        this.principal = request.principal();
        this.repayable = request.repayable();
        this.perPeriod = request.repaymentPerPeriod();
        this.firstRepaymentOn = request.firstRepaymentOn();
    }

    /** Nothing is taken from pay dates on or after that day. Refuses {@link RetirementProblem#PLAN_LOAN_CLOSED}. */
    void close(LocalDate from, String because) {
        if (closedOn != null) {
            throw RetirementProblem.PLAN_LOAN_CLOSED.because("Closed from " + closedOn);
        }
        this.closedOn = from;
        this.closedBecause = because;
    }

    public UUID enrollmentId() {
        return enrollmentId;
    }

    public String reference() {
        return reference;
    }

    /** Code of its lines. */
    public String payCode() {
        return PayCode.PLAN_LOAN + reference;
    }

    public Money principal() {
        return principal;
    }

    /** Principal and interest together. */
    public Money repayable() {
        return repayable;
    }

    public Money perPeriod() {
        return perPeriod;
    }

    public LocalDate firstRepaymentOn() {
        return firstRepaymentOn;
    }

    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    public @Nullable String closedBecause() {
        return closedBecause;
    }
}
