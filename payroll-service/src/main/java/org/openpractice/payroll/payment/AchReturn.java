package org.openpractice.payroll.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;

/** One return or notification of change that the bank sent, and what became of it. It never changes. */
@Entity
class AchReturn {

    /** What the bank told. */
    public enum Kind {
        RETURN,
        /** Notification of change. */
        CHANGE
    }

    /** What was done about it. */
    public enum Outcome {
        /** A deposit came back; a paper check is due. */
        PAYMENT_RETURNED,
        PRENOTE_RETURNED,
        /** A reversal found no money; the deposit stands. */
        REVERSAL_RETURNED,
        /** The correction waits for a second person. */
        CHANGE_PROPOSED,
        /** The account is not paid to any more, or is corrected already. */
        ACCOUNT_NOT_IN_USE,
        /** No entry of ours has the trace number. */
        UNKNOWN_TRACE,
        /** The entry of that trace number has another amount, was not released, or came back already. */
        MISMATCH,
        /** The change code or its data is not one that can be applied here; somebody has to look at it. */
        NOT_UNDERSTOOD,
        /** The same return was in a file before. */
        SEEN_BEFORE
    }

    private static final String TABLE = "ach_return";
    private static final String COLUMN = "corrected_sealed";

    @Id
    private UUID id;

    private UUID achReturnFileId;

    private int line;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String code;

    private String originalTrace;

    private String trace;

    @Column(name = "amount_cents")
    private Money amount;

    @Column(name = COLUMN)
    private byte @Nullable [] correctedSealed;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private @Nullable UUID paymentFileEntryId;

    private @Nullable UUID directDepositChangeId;

    private @Nullable LocalDate dueOn;

    private Instant receivedAt;

    @SuppressWarnings("NullAway.Init")
    protected AchReturn() {}

    AchReturn(UUID fileId, Received received, Effect effect, Instant at, ColumnCipher cipher) {
        this.id = Ids.next();
        this.achReturnFileId = fileId;
        this.line = received.line();
        this.kind = received.kind();
        this.code = received.code();
        this.originalTrace = received.originalTrace();
        this.trace = received.trace();
        this.amount = received.amount();
        this.correctedSealed =
                received.corrected().isEmpty() ? null : cipher.seal(TABLE, COLUMN, id, received.corrected());
        this.outcome = effect.outcome();
        this.paymentFileEntryId = effect.entryId();
        this.directDepositChangeId = effect.changeId();
        this.dueOn = effect.dueOn();
        this.receivedAt = at;
    }

    /**
     * What stands in the file.
     *
     * @param line record of the addenda, counted from one
     * @param corrected data of a notification of change; empty in a return
     */
    record Received(
            int line, Kind kind, String code, String originalTrace, String trace, Money amount, String corrected) {

        /** Says which it is, and no account. */
        @Override
        public String toString() {
            return code + " " + originalTrace;
        }
    }

    /** What became of it. */
    record Effect(
            Outcome outcome,
            @Nullable UUID entryId,
            @Nullable UUID changeId,
            @Nullable LocalDate dueOn) {

        static Effect of(Outcome outcome, @Nullable UUID entryId) {
            return new Effect(outcome, entryId, null, null);
        }
    }

    UUID id() {
        return id;
    }

    UUID achReturnFileId() {
        return achReturnFileId;
    }

    int line() {
        return line;
    }

    Kind kind() {
        return kind;
    }

    String code() {
        return code;
    }

    String originalTrace() {
        return originalTrace;
    }

    String trace() {
        return trace;
    }

    Money amount() {
        return amount;
    }

    Outcome outcome() {
        return outcome;
    }

    @Nullable
    UUID paymentFileEntryId() {
        return paymentFileEntryId;
    }

    @Nullable
    UUID directDepositChangeId() {
        return directDepositChangeId;
    }

    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
