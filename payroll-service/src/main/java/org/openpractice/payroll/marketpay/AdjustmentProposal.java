package org.openpractice.payroll.marketpay;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** Raises proposed for a day within a budget. They can be applied once a second person has approved them. */
@Entity
class AdjustmentProposal extends Aggregate {

    /** How far a proposal is. */
    @Schema(name = "AdjustmentProposalState")
    public enum State {
        DRAFTED,
        APPROVED,
        WITHDRAWN
    }

    private LocalDate effectiveFrom;

    @Column(name = "budget_cents")
    private Money budget;

    @Column(name = "total_cents")
    private Money total;

    private String rule;

    private String explanation;

    @Enumerated(EnumType.STRING)
    private State state;

    @Embedded
    @EmbeddedColumnNaming("drafted_%s")
    private Stamp drafted;

    @Embedded
    @EmbeddedColumnNaming("approved_%s")
    private @Nullable Stamp approved;

    private @Nullable UUID jobId;

    @SuppressWarnings("NullAway.Init")
    protected AdjustmentProposal() {}

    AdjustmentProposal(LocalDate effectiveFrom, Money budget, AdjustmentPlan.Plan plan, String rule, Stamp drafted) {
        super(Ids.next());
        this.effectiveFrom = effectiveFrom;
        this.budget = budget;
        this.total = plan.total();
        this.rule = rule;
        this.explanation = plan.explanation();
        this.state = State.DRAFTED;
        this.drafted = drafted;
    }

    /** Refuses {@link MarketPayProblem#PROPOSAL_STATE}. */
    void approve(Stamp by) {
        require(State.DRAFTED, "approved");
        state = State.APPROVED;
        approved = by;
    }

    /** Refuses {@link MarketPayProblem#PROPOSAL_STATE}. */
    void withdraw() {
        require(State.DRAFTED, "withdrawn");
        state = State.WITHDRAWN;
    }

    /** Refuses {@link MarketPayProblem#PROPOSAL_STATE} unless it is approved and not applied yet. */
    void requireApplicable() {
        require(State.APPROVED, "applied");
        if (jobId != null) {
            throw MarketPayProblem.PROPOSAL_STATE.because("Job " + jobId + " applies the proposal already");
        }
    }

    void appliedBy(UUID newJobId) {
        jobId = newJobId;
    }

    private void require(State needed, String step) {
        if (state != needed) {
            throw MarketPayProblem.PROPOSAL_STATE.because(
                    "The proposal is " + state + "; only a " + needed + " one can be " + step);
        }
    }

    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public Money budget() {
        return budget;
    }

    /** What the raises cost in a year. */
    public Money total() {
        return total;
    }

    /** Kind of the rule that divided the budget. */
    public String rule() {
        return rule;
    }

    public String explanation() {
        return explanation;
    }

    public State state() {
        return state;
    }

    public Stamp drafted() {
        return drafted;
    }

    public @Nullable Stamp approved() {
        return approved;
    }

    /** The job that applies it. */
    public @Nullable UUID jobId() {
        return jobId;
    }
}
