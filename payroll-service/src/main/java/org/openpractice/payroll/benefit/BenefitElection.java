package org.openpractice.payroll.benefit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.EnrollmentVersion;

/** What somebody chose to have deducted for a plan, from a day on; zero ends it. */
@Entity
class BenefitElection extends EnrollmentVersion {

    /** Who is covered by the high deductible health plan that goes with a health savings account. */
    public enum Cover {
        SELF_ONLY,
        FAMILY
    }

    private UUID benefitPlanId;

    @Column(name = "per_period_cents")
    private Money perPeriod;

    private BigDecimal percent;

    @Column(name = "annual_limit_cents")
    private @Nullable Money annualLimit;

    @Column(name = "total_cents")
    private @Nullable Money total;

    @Column(name = "employer_per_period_cents")
    private @Nullable Money employerPerPeriod;

    @Column(name = "coverage_cents")
    private @Nullable Money coverage;

    @Enumerated(EnumType.STRING)
    private @Nullable Cover cover;

    private boolean marriedFilingSeparately;

    @SuppressWarnings("NullAway.Init")
    protected BenefitElection() {}

    BenefitElection(UUID enrollmentId, UUID benefitPlanId, ElectBenefit.Request request) {
        super(enrollmentId, request.effectiveFrom());
        this.benefitPlanId = benefitPlanId;
        this.perPeriod = request.amountPerPeriod() == null ? Money.ZERO : request.amountPerPeriod();
        this.percent = request.percent() == null ? BigDecimal.ZERO : request.percent();
        this.annualLimit = request.annualLimit();
        this.total = request.total();
        this.employerPerPeriod = request.employerPerPeriod();
        this.coverage = request.coverage();
        this.cover = request.cover();
        this.marriedFilingSeparately = request.filesSeparately();
    }

    public UUID benefitPlanId() {
        return benefitPlanId;
    }

    public Money perPeriod() {
        return perPeriod;
    }

    public BigDecimal percent() {
        return percent;
    }

    public @Nullable Money annualLimit() {
        return annualLimit;
    }

    public @Nullable Money total() {
        return total;
    }

    /** Null where the plan's holds. */
    public @Nullable Money employerPerPeriod() {
        return employerPerPeriod;
    }

    /** Face amount of group-term life insurance; null of any other benefit, and once it ended. */
    public @Nullable Money coverage() {
        return coverage;
    }

    public @Nullable Cover cover() {
        return cover;
    }

    public boolean marriedFilingSeparately() {
        return marriedFilingSeparately;
    }

    /** Nothing is deducted any more. */
    boolean isEnd() {
        return perPeriod.isZero() && percent.signum() == 0 && coverage == null;
    }
}
