package org.openpractice.payroll.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.records.Aggregate;

/**
 * An ACH file that the group sends. It is created with everything in it and given out only after another person released
 * it; from then on it has the same bytes for ever.
 */
@Entity
class PaymentFile extends Aggregate {

    /** What a file for the bank is for. */
    public enum Kind {
        /** Deposits of a run, and prenotes that were due. */
        PAYROLL,
        PRENOTE,
        /** Takes deposits of a run back. */
        REVERSAL
    }

    /** Zone in which an ACH file is dated: that of the Reserve Banks' FedACH service. */
    static final ZoneId EASTERN = ZoneId.of("America/New_York");

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable UUID payRunId;

    private byte[] originatorSealed;

    private String createdBy;

    private Instant createdAt;

    private LocalDate achDay;

    private String idModifier;

    private LocalDate effectiveOn;

    private @Nullable LocalDate prenotesOn;

    private int entries;

    @Column(name = "credits_cents")
    private Money credits;

    @Column(name = "debits_cents")
    private Money debits;

    private @Nullable String reason;

    private @Nullable String releasedBy;

    private @Nullable Instant releasedAt;

    @SuppressWarnings("NullAway.Init")
    protected PaymentFile() {}

    /** What the file is for. */
    record Matter(
            Kind kind,
            @Nullable UUID payRunId,
            LocalDate effectiveOn,
            @Nullable String reason) {}

    /**
     * @param id made before, for the originator is sealed for this row
     * @param achDay day of {@code at} where the ACH operator is
     */
    PaymentFile(
            UUID id, Matter matter, byte[] originatorSealed, char idModifier, String by, Instant at, LocalDate achDay) {
        super(id);
        this.kind = matter.kind();
        this.payRunId = matter.payRunId();
        this.effectiveOn = matter.effectiveOn();
        this.reason = matter.reason();
        this.originatorSealed = originatorSealed.clone();
        this.idModifier = String.valueOf(idModifier);
        this.createdBy = by;
        this.createdAt = at;
        this.achDay = achDay;
        this.credits = Money.ZERO;
        this.debits = Money.ZERO;
    }

    void take(AchFile.Purpose purpose, Money amount) {
        entries++;
        if (purpose == AchFile.Purpose.REVERSAL) {
            debits = debits.plus(amount);
        } else {
            credits = credits.plus(amount);
        }
    }

    /** The file leaves without an entry. */
    void withdraw(AchFile.Purpose purpose, Money amount) {
        entries--;
        if (purpose == AchFile.Purpose.REVERSAL) {
            debits = debits.minus(amount);
        } else {
            credits = credits.minus(amount);
        }
    }

    /**
     * @param effectiveOn the day that was planned, or the first one still possible
     * @param prenotesOn the same for prenotes
     */
    void release(String by, Instant at, LocalDate effectiveOn, LocalDate prenotesOn) {
        if (releasedAt != null) {
            throw PaymentProblem.ACH_FILE_RELEASED.because("The file was released by " + releasedBy);
        }
        this.releasedBy = by;
        this.releasedAt = at;
        this.effectiveOn = effectiveOn;
        this.prenotesOn = prenotesOn;
    }

    boolean isReleased() {
        return releasedAt != null;
    }

    /** Refuses {@link PaymentProblem#ACH_FILE_NOT_RELEASED}. */
    void requireReleased() {
        if (releasedAt == null) {
            throw PaymentProblem.ACH_FILE_NOT_RELEASED.because(
                    "%s created the file; somebody else must release it first".formatted(createdBy));
        }
    }

    AchFile.Header header() {
        return new AchFile.Header(LocalDateTime.ofInstant(createdAt, EASTERN), idModifier.charAt(0), effectiveOn);
    }

    LocalDate effectiveOn(AchFile.Purpose purpose) {
        return purpose == AchFile.Purpose.PRENOTE && prenotesOn != null ? prenotesOn : effectiveOn;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    UUID payRunId() {
        return payRunId;
    }

    byte[] originatorSealed() {
        return originatorSealed.clone();
    }

    String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    LocalDate achDay() {
        return achDay;
    }

    String idModifier() {
        return idModifier;
    }

    LocalDate effectiveOn() {
        return effectiveOn;
    }

    @Nullable
    LocalDate prenotesOn() {
        return prenotesOn;
    }

    int entries() {
        return entries;
    }

    Money credits() {
        return credits;
    }

    Money debits() {
        return debits;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    String releasedBy() {
        return releasedBy;
    }

    @Nullable
    Instant releasedAt() {
        return releasedAt;
    }
}
