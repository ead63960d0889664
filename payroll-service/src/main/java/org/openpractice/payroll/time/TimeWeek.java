package org.openpractice.payroll.time;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/**
 * A workweek of one employee, paid with the period in which it lies, or the days of each with theirs, once a second person has approved the time sheet on
 * which it came.
 */
@Entity
class TimeWeek extends Aggregate {

    private UUID enrollmentId;

    private LocalDate weekStartsOn;

    private LocalDate weekEndsOn;

    private BigDecimal hours;

    @Column(name = "bonus_cents")
    private Money bonus;

    @Convert(converter = TimeEntriesColumn.class)
    private @Nullable TimeEntries entries;

    private @Nullable UUID timeSheetId;

    private @Nullable String submittedBy;

    private @Nullable String approvedBy;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable Instant approvedAt;

    @SuppressWarnings("NullAway.Init")
    protected TimeWeek() {}

    @SuppressWarnings("NullAway.Init") // submit() sets the rest
    TimeWeek(UUID enrollmentId, LocalDate weekStartsOn) {
        super(Ids.next());
        this.enrollmentId = enrollmentId;
        this.weekStartsOn = weekStartsOn;
        this.weekEndsOn = weekStartsOn.plusDays(6);
    }

    /** Takes what a sheet says; it waits for approval even when the week was approved before. */
    void submit(WorkedWeek week, UUID sheet, String by) {
        keep(week);
        this.timeSheetId = sheet;
        this.submittedBy = by;
        this.approvedBy = null;
        this.approvedAt = null;
    }

    private void keep(WorkedWeek week) {
        this.hours = week.hours();
        this.bonus = week.bonus();
        boolean totalOnly = week.segments().size() == 1
                && week.segments().getFirst().equals(Segment.total(week.hours()))
                && week.otherPay().stream().allMatch(pay -> pay.kind() == OtherPay.Kind.BONUS)
                && week.otherPay().size() <= 1;
        this.entries = totalOnly ? null : new TimeEntries(week.segments(), week.otherPay());
    }

    public UUID enrollmentId() {
        return enrollmentId;
    }

    public LocalDate weekStartsOn() {
        return weekStartsOn;
    }

    public LocalDate weekEndsOn() {
        return weekEndsOn;
    }

    /** Hours worked. */
    public BigDecimal hours() {
        return hours;
    }

    public WorkedWeek content() {
        if (entries != null) {
            return new WorkedWeek(weekStartsOn, entries.segments(), entries.otherPay());
        }
        return new WorkedWeek(weekStartsOn, List.of(Segment.total(hours)), List.of()).withBonus(bonus);
    }

    public boolean isApproved() {
        return approvedBy != null;
    }

    public @Nullable UUID timeSheetId() {
        return timeSheetId;
    }

    public @Nullable String submittedBy() {
        return submittedBy;
    }

    public @Nullable String approvedBy() {
        return approvedBy;
    }
}
