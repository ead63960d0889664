package org.openpractice.billing.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** Service dates on which nothing is billed under a provider's name, and the event that says so. */
@Entity
public class BillingBlock extends Aggregate {

    private UUID employeeId;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    /** The exclusion match, or the employee: what the lifting event names. */
    @SuppressWarnings("UnusedVariable") // queries ask for it
    private UUID subjectId;

    @Column(name = "from_date")
    private LocalDate from;

    @Column(name = "until_date")
    private @Nullable LocalDate until;

    private UUID eventId;

    @SuppressWarnings("NullAway.Init")
    protected BillingBlock() {}

    BillingBlock(UUID employeeId, Reason reason, UUID subjectId, LocalDate from, UUID eventId) {
        super(Ids.next());
        this.employeeId = employeeId;
        this.reason = reason;
        this.subjectId = subjectId;
        this.from = from;
        this.eventId = eventId;
    }

    /** The same fact, said again with another date. */
    void moveTo(LocalDate newFrom, UUID newEventId) {
        this.from = newFrom;
        this.eventId = newEventId;
    }

    /** Services from that day can be billed again. */
    void endBefore(LocalDate day) {
        this.until = day;
    }

    public boolean covers(LocalDate serviceDate) {
        var end = until;
        return !serviceDate.isBefore(from) && (end == null || serviceDate.isBefore(end));
    }

    public UUID employeeId() {
        return employeeId;
    }

    public Reason reason() {
        return reason;
    }

    public LocalDate from() {
        return from;
    }

    public @Nullable LocalDate until() {
        return until;
    }

    /** The event that caused the block. */
    public UUID eventId() {
        return eventId;
    }

    /** Why nothing is billed. */
    public enum Reason {
        /** On the OIG exclusion list: no federal payment for services from that day (42 CFR 1001.1901). */
        EXCLUDED,
        /** No longer on the staff. */
        LEFT
    }
}
