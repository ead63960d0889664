package org.openpractice.payroll.retirement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.EnrollmentVersion;

/** What somebody defers into the 401(k) plan from each paycheck, from a day on; zero of everything ends it. */
@Entity
public class RetirementElection extends EnrollmentVersion {

    @Column(name = "deferral_cents")
    private Money deferral;

    private BigDecimal deferralPercent;

    @Column(name = "roth_cents")
    private Money roth;

    private BigDecimal rothPercent;

    private boolean catchUp;

    @SuppressWarnings("NullAway.Init")
    protected RetirementElection() {}

    RetirementElection(UUID enrollmentId, ElectDeferral.Request request) {
        super(enrollmentId, request.effectiveFrom());
        this.deferral = request.preTaxAmount();
        this.deferralPercent = request.preTaxPercentage();
        this.roth = request.rothAmount();
        this.rothPercent = request.rothPercentage();
        this.catchUp = request.catchesUp();
    }

    /** Flat pre-tax deferral. */
    public Money deferral() {
        return deferral;
    }

    /** Pre-tax deferral in percent of compensation, besides the flat one. */
    public BigDecimal deferralPercent() {
        return deferralPercent;
    }

    /** Flat Roth deferral. */
    public Money roth() {
        return roth;
    }

    /** Roth deferral in percent of compensation, besides the flat one. */
    public BigDecimal rothPercent() {
        return rothPercent;
    }

    /** Whether deferrals go on as catch-up contributions when a limit is reached. */
    public boolean catchUp() {
        return catchUp;
    }
}
