package org.openpractice.payroll.time;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** Time of many employees for one period, submitted by one person and approved by another. */
@Entity
class TimeSheet extends Aggregate {

    private UUID payCalendarId;

    private LocalDate periodStartsOn;

    private LocalDate periodEndsOn;

    private String submittedBy;

    private Instant submittedAt;

    private @Nullable String approvedBy;

    private @Nullable Instant approvedAt;

    private boolean retroactive;

    @SuppressWarnings("NullAway.Init")
    protected TimeSheet() {}

    TimeSheet(UUID payCalendarId, PayPeriod period, String submittedBy, Instant submittedAt, boolean retroactive) {
        super(Ids.next());
        this.payCalendarId = payCalendarId;
        this.periodStartsOn = period.startsOn();
        this.periodEndsOn = period.endsOn();
        this.submittedBy = submittedBy;
        this.submittedAt = submittedAt;
        this.retroactive = retroactive;
    }

    void approve(String by, Instant at) {
        this.approvedBy = by;
        this.approvedAt = at;
    }

    public UUID payCalendarId() {
        return payCalendarId;
    }

    public LocalDate periodStartsOn() {
        return periodStartsOn;
    }

    public LocalDate periodEndsOn() {
        return periodEndsOn;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable String approvedBy() {
        return approvedBy;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    /** Whether the period was paid when the time was submitted, and the request said that it knew. */
    public boolean isRetroactive() {
        return retroactive;
    }
}
