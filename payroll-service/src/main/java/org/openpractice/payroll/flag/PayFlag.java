package org.openpractice.payroll.flag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.payroll.PayFlagEvent;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.ids.Ids;

/** Pay for work from a day on needs a decision before it is paid; each flag names the event that caused it. */
@Entity
public class PayFlag {

    @Id
    private UUID id;

    private UUID employeeId;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private UUID matchId;

    @Column(name = "from_day")
    private LocalDate from;

    private UUID becauseOfEventId;

    @Column(name = "until_day")
    private @Nullable LocalDate until;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable UUID liftedBecauseOfEventId;

    @SuppressWarnings("NullAway.Init")
    protected PayFlag() {}

    PayFlag(UUID employeeId, UUID matchId, LocalDate from, UUID becauseOfEventId) {
        this.id = Ids.next();
        this.employeeId = employeeId;
        this.matchId = matchId;
        this.from = from;
        this.becauseOfEventId = becauseOfEventId;
    }

    PayFlagEvent.PayFlagged flagged() {
        return new PayFlagEvent.PayFlagged(employeeId, from, becauseOfEventId);
    }

    /** Work from {@code day} on may be paid again; work before it stays flagged. */
    PayFlagEvent.PayUnflagged lift(LocalDate day, UUID eventId) {
        this.until = day;
        this.liftedBecauseOfEventId = eventId;
        return new PayFlagEvent.PayUnflagged(employeeId, day, eventId);
    }

    /** No work was ever to be flagged. */
    PayFlagEvent.PayUnflagged annul(UUID eventId) {
        return lift(from, eventId);
    }

    boolean isAnnulled() {
        return from.equals(until);
    }

    /** Whether work of the period falls under the flag. */
    public boolean covers(PayPeriod period) {
        return !period.endsOn().isBefore(from)
                && (until == null || from.isBefore(until) && period.startsOn().isBefore(until));
    }

    /** Whether work of the day falls under the flag. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public UUID employeeId() {
        return employeeId;
    }

    public LocalDate from() {
        return from;
    }

    public @Nullable LocalDate until() {
        return until;
    }

    public UUID becauseOfEventId() {
        return becauseOfEventId;
    }
}
