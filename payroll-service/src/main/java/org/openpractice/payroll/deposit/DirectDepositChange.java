package org.openpractice.payroll.deposit;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/**
 * A version of where somebody's net pay goes. One person proposes it, another verifies it with the employee by a way that
 * is not the one the change came by; only then is anything paid by it (Nacha fraud monitoring, phase 1 from 20 March 2026:
 * account changes are verified before money follows them). It never changes otherwise.
 */
@Entity
public class DirectDepositChange extends Aggregate {

    /** Where a change of accounts comes from. */
    public enum Origin {
        /** Somebody asked for it. */
        REQUEST,
        /** The bank named what is right, in a notification of change. */
        NOTIFICATION_OF_CHANGE
    }

    /** What was decided about a change of accounts. */
    @Schema(name = "DirectDepositChangeState")
    public enum State {
        PROPOSED,
        VERIFIED,
        REJECTED,
        /** Another one was proposed before it was decided. */
        SUPERSEDED
    }

    /** How the second person made sure. */
    public enum Method {
        /** Called the employee on a number that was known before the change was asked for. */
        CALL_BACK,
        IN_PERSON,
        /** A document of the bank that names holder and account. */
        DOCUMENT,
        /** The bank's own notification of change, which names the account. */
        BANK_NOTIFICATION
    }

    private UUID enrollmentId;

    private LocalDate effectiveFrom;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable UUID replacesId;

    private @Nullable String changeCode;

    private @Nullable LocalDate dueOn;

    @Embedded
    @EmbeddedColumnNaming("proposed_%s")
    private Stamp proposed;

    @Embedded
    @EmbeddedColumnNaming("decided_%s")
    private @Nullable Stamp decided;

    @Enumerated(EnumType.STRING)
    private @Nullable Method method;

    private @Nullable String note;

    private @Nullable String prenoteWaiver;

    @SuppressWarnings("NullAway.Init")
    protected DirectDepositChange() {}

    /** Somebody asks for it. */
    DirectDepositChange(UUID enrollmentId, LocalDate effectiveFrom, Stamp proposed) {
        super(Ids.next());
        this.enrollmentId = enrollmentId;
        this.effectiveFrom = effectiveFrom;
        this.origin = Origin.REQUEST;
        this.state = State.PROPOSED;
        this.proposed = proposed;
    }

    /**
     * A bank corrects an account.
     *
     * @param replaces the version that it corrects
     * @param dueOn day by which Nacha wants it done
     */
    DirectDepositChange(
            DirectDepositChange replaces, LocalDate today, String changeCode, LocalDate dueOn, Stamp proposed) {
        this(replaces.enrollmentId, today, proposed);
        this.origin = Origin.NOTIFICATION_OF_CHANGE;
        this.replacesId = replaces.id();
        this.changeCode = changeCode;
        this.dueOn = dueOn;
    }

    void verify(Stamp by, Method how, String note, @Nullable String prenoteWaiver) {
        requireProposed();
        this.state = State.VERIFIED;
        this.decided = by;
        this.method = how;
        this.note = note;
        this.prenoteWaiver = prenoteWaiver;
    }

    void reject(Stamp by, String reason) {
        requireProposed();
        this.state = State.REJECTED;
        this.decided = by;
        this.note = reason;
    }

    void supersede() {
        requireProposed();
        this.state = State.SUPERSEDED;
    }

    private void requireProposed() {
        if (state != State.PROPOSED) {
            throw DepositProblem.DIRECT_DEPOSIT_CHANGE_DECIDED.because(
                    "The change is %s; only a PROPOSED one can be decided".formatted(state));
        }
    }

    public UUID enrollmentId() {
        return enrollmentId;
    }

    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public Origin origin() {
        return origin;
    }

    public State state() {
        return state;
    }

    public @Nullable UUID replacesId() {
        return replacesId;
    }

    public @Nullable String changeCode() {
        return changeCode;
    }

    public @Nullable LocalDate dueOn() {
        return dueOn;
    }

    public Stamp proposed() {
        return proposed;
    }

    public @Nullable Stamp decided() {
        return decided;
    }

    public @Nullable Method method() {
        return method;
    }

    public @Nullable String note() {
        return note;
    }

    public @Nullable String prenoteWaiver() {
        return prenoteWaiver;
    }
}
