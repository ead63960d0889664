package org.openpractice.payroll.paycheck;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.platform.records.Aggregate;

/** One employee in one calculation of a run; written by {@link PaycheckWriter}. */
@Entity
public class Paycheck extends Aggregate {

    /** What becomes of a paycheck in its run. */
    public enum Disposition {
        /** Part of the run's totals and of the year. */
        PAYABLE,
        /** Left out of the payment: compliance flagged the person's pay. */
        FLAGGED,
        /** Left out of the payment: it could not be calculated. */
        REFUSED,
        /** The run looked at them, and nothing is due to them in it. */
        NOTHING_DUE
    }

    private UUID payRunId;

    private int calculation;

    private UUID employeeId;

    private String employeeNumber;

    private String employeeName;

    @Enumerated(EnumType.STRING)
    private Disposition disposition;

    private @Nullable UUID becauseOfEventId;

    private @Nullable String refusal;

    private @Nullable String refusalDetail;

    @Column(name = "gross_cents")
    private Money gross;

    @Column(name = "taxes_cents")
    private Money taxes;

    @Column(name = "deductions_cents")
    private Money deductions;

    @Column(name = "reimbursements_cents")
    private Money reimbursements;

    @Column(name = "net_cents")
    private Money net;

    @Column(name = "employer_taxes_cents")
    private Money employerTaxes;

    @SuppressWarnings("UnusedVariable") // read by SQL that puts together what was approved
    private boolean held;

    private String inputDigest;

    private @Nullable String input;

    private @Nullable UUID negatesId;

    private @Nullable UUID voidedByRunId;

    @SuppressWarnings("NullAway.Init")
    protected Paycheck() {}

    /** Takes the paycheck out of the payment; its run is approved and not paid yet. */
    public void hold(PayFlag flag) {
        this.held = true;
        this.disposition = Disposition.FLAGGED;
        this.becauseOfEventId = flag.becauseOfEventId();
    }

    /** It stays as it was; the negating paycheck of that run makes up for it. */
    public void voidedBy(UUID payRunId) {
        this.voidedByRunId = payRunId;
    }

    /** The run that voided it was reversed. */
    public void standsAgain() {
        this.voidedByRunId = null;
    }

    public UUID payRunId() {
        return payRunId;
    }

    public int calculation() {
        return calculation;
    }

    public UUID employeeId() {
        return employeeId;
    }

    public String employeeNumber() {
        return employeeNumber;
    }

    public String employeeName() {
        return employeeName;
    }

    public Disposition disposition() {
        return disposition;
    }

    public boolean isPayable() {
        return disposition == Disposition.PAYABLE;
    }

    public @Nullable UUID becauseOfEventId() {
        return becauseOfEventId;
    }

    public @Nullable String refusal() {
        return refusal;
    }

    public @Nullable String refusalDetail() {
        return refusalDetail;
    }

    public Money gross() {
        return gross;
    }

    public Money taxes() {
        return taxes;
    }

    public Money deductions() {
        return deductions;
    }

    /** Expenses that are given back with the net; no part of gross. */
    public Money reimbursements() {
        return reimbursements;
    }

    public Money net() {
        return net;
    }

    public Money employerTaxes() {
        return employerTaxes;
    }

    /** Paycheck whose lines it has below zero; null of every paycheck that pays something. */
    public @Nullable UUID negatesId() {
        return negatesId;
    }

    /** Paid run that voided it; null when none did. */
    public @Nullable UUID voidedByRunId() {
        return voidedByRunId;
    }

    String inputDigest() {
        return inputDigest;
    }

    /** What it was calculated from, as kept; null when it could not be calculated. */
    @Nullable
    public String input() {
        return input;
    }
}
