package org.openpractice.payroll.marketpay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.money.Rate;

/** One person's raise in a proposal. */
@Entity
class AdjustmentLine {

    /** What a proposal means for somebody. */
    public enum Outcome {
        OPEN,
        APPLIED,
        /** The pay terms refused the raise. */
        REFUSED
    }

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private UUID proposalId;

    private int ordinal;

    private UUID employeeId;

    private String employeeNumber;

    private String positionTitle;

    @Enumerated(EnumType.STRING)
    private PayTerms.Basis basis;

    private Rate rateBefore;

    private Rate rateAfter;

    @Column(name = "annual_increase_cents")
    private Money annualIncrease;

    private @Nullable BigDecimal compaRatioBefore;

    private @Nullable BigDecimal compaRatioAfter;

    private String explanation;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String refusal;

    @SuppressWarnings("NullAway.Init")
    protected AdjustmentLine() {}

    AdjustmentLine(UUID proposalId, int ordinal, PayTerms.Basis basis, AdjustmentPlan.Raise raise) {
        var candidate = raise.candidate();
        this.id = Ids.next();
        this.proposalId = proposalId;
        this.ordinal = ordinal;
        this.employeeId = candidate.employeeId();
        this.employeeNumber = candidate.employeeNumber();
        this.positionTitle = candidate.positionTitle();
        this.basis = basis;
        this.rateBefore = candidate.rate();
        this.rateAfter = raise.rateAfter();
        this.annualIncrease = raise.annualIncrease();
        this.compaRatioBefore = candidate.compaRatio(candidate.annual());
        this.compaRatioAfter = candidate.compaRatio(candidate.annual(raise.rateAfter()));
        this.explanation = raise.explanation();
        this.outcome = Outcome.OPEN;
        this.refusal = "";
    }

    void applied() {
        outcome = Outcome.APPLIED;
    }

    void refused(String why) {
        outcome = Outcome.REFUSED;
        refusal = why;
    }

    public UUID id() {
        return id;
    }

    public int ordinal() {
        return ordinal;
    }

    public UUID employeeId() {
        return employeeId;
    }

    public String employeeNumber() {
        return employeeNumber;
    }

    public String positionTitle() {
        return positionTitle;
    }

    public PayTerms.Basis basis() {
        return basis;
    }

    public Rate rateBefore() {
        return rateBefore;
    }

    public Rate rateAfter() {
        return rateAfter;
    }

    public Money annualIncrease() {
        return annualIncrease;
    }

    public @Nullable BigDecimal compaRatioBefore() {
        return compaRatioBefore;
    }

    public @Nullable BigDecimal compaRatioAfter() {
        return compaRatioAfter;
    }

    public String explanation() {
        return explanation;
    }

    public Outcome outcome() {
        return outcome;
    }

    public String refusal() {
        return refusal;
    }
}
