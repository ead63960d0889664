package org.openpractice.payroll.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** Money that goes to somebody for one paycheck: to one account, or as a paper check with its number. */
@Entity
public class Payment extends Aggregate {

    /** How the money goes. */
    public enum Method {
        DEPOSIT,
        CHECK
    }

    /** What became of a payment. */
    @Schema(name = "PaymentState")
    public enum State {
        ISSUED,
        /** The bank sent the deposit back; a paper check is due instead. */
        RETURNED,
        /** A reversal was sent for the deposit. */
        REVERSED,
        /** The paper check is worth nothing; another one may be due instead. */
        VOIDED
    }

    /** Who issues it and when. */
    record Issue(String by, Instant at, LocalDate datedOn) {}

    private UUID payRunId;

    private UUID paycheckId;

    private UUID employeeId;

    private String employeeNumber;

    private String employeeName;

    private int ordinal;

    @Enumerated(EnumType.STRING)
    private Method method;

    @Column(name = "amount_cents")
    private Money amount;

    private @Nullable UUID directDepositId;

    private @Nullable Long checkNumber;

    private LocalDate datedOn;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String stateReason;

    private @Nullable String stateBy;

    private @Nullable Instant stateAt;

    private @Nullable UUID replacesId;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private String issuedBy;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private Instant issuedAt;

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    private Payment(Paycheck paycheck, int ordinal, Method method, Money amount, Issue issue) {
        super(Ids.next());
        this.payRunId = paycheck.payRunId();
        this.paycheckId = paycheck.id();
        this.employeeId = paycheck.employeeId();
        this.employeeNumber = paycheck.employeeNumber();
        this.employeeName = paycheck.employeeName();
        this.ordinal = ordinal;
        this.method = method;
        this.amount = amount;
        this.datedOn = issue.datedOn();
        this.state = State.ISSUED;
        this.issuedBy = issue.by();
        this.issuedAt = issue.at();
    }

    static Payment deposit(Paycheck paycheck, int ordinal, UUID directDepositId, Money amount, Issue issue) {
        var payment = new Payment(paycheck, ordinal, Method.DEPOSIT, amount, issue);
        payment.directDepositId = directDepositId;
        return payment;
    }

    static Payment check(Paycheck paycheck, int ordinal, long number, Money amount, Issue issue) {
        var payment = new Payment(paycheck, ordinal, Method.CHECK, amount, issue);
        payment.checkNumber = number;
        return payment;
    }

    /** A paper check over the same amount instead of money that came back. */
    Payment reissue(Paycheck paycheck, int ordinal, long number, Issue issue) {
        if (state != State.RETURNED && state != State.VOIDED) {
            throw PaymentProblem.PAYMENT_STATE.because(
                    "A payment that is %s is not reissued; it must be RETURNED or VOIDED".formatted(state));
        }
        var payment = check(paycheck, ordinal, number, amount, issue);
        payment.replacesId = id();
        return payment;
    }

    void returned(String code, String by, Instant at) {
        become(State.RETURNED, code, by, at);
    }

    void reversed(String reason, String by, Instant at) {
        become(State.REVERSED, reason, by, at);
    }

    /** The reversal came back, so the money is where it was; unless the deposit itself came back before. */
    void reversalFailed(String code, String by, Instant at) {
        if (state == State.REVERSED) {
            become(State.ISSUED, "reversal returned " + code, by, at);
        }
    }

    /** Refuses {@link PaymentProblem#PAYMENT_STATE}. */
    void voidCheck(String reason, String by, Instant at) {
        if (method != Method.CHECK || state != State.ISSUED) {
            throw PaymentProblem.PAYMENT_STATE.because(
                    "A %s that is %s is not voided; it must be a CHECK that is ISSUED".formatted(method, state));
        }
        become(State.VOIDED, reason, by, at);
    }

    /** The deposit never leaves; a paper check is due, unless its paycheck is voided. */
    void withdrawn(String because, String by, Instant at) {
        become(State.VOIDED, because, by, at);
    }

    private void become(State next, String reason, String by, Instant at) {
        this.state = next;
        this.stateReason = reason;
        this.stateBy = by;
        this.stateAt = at;
    }

    public UUID payRunId() {
        return payRunId;
    }

    public UUID paycheckId() {
        return paycheckId;
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

    public int ordinal() {
        return ordinal;
    }

    public Method method() {
        return method;
    }

    public Money amount() {
        return amount;
    }

    public @Nullable UUID directDepositId() {
        return directDepositId;
    }

    public @Nullable Long checkNumber() {
        return checkNumber;
    }

    /** @throws NullPointerException when it is a deposit */
    long number() {
        return Objects.requireNonNull(checkNumber);
    }

    public LocalDate datedOn() {
        return datedOn;
    }

    public State state() {
        return state;
    }

    public @Nullable String stateReason() {
        return stateReason;
    }

    public @Nullable String stateBy() {
        return stateBy;
    }

    public @Nullable Instant stateAt() {
        return stateAt;
    }

    public @Nullable UUID replacesId() {
        return replacesId;
    }
}
