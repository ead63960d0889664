package org.openpractice.payroll.enrollment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;

/** One stretch of employment, both days included. */
@Entity
public class EmploymentSpan {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private LocalDate startsOn;

    private @Nullable LocalDate lastDay;

    @SuppressWarnings("NullAway.Init")
    protected EmploymentSpan() {}

    EmploymentSpan(UUID enrollmentId, LocalDate startsOn) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.startsOn = startsOn;
    }

    void end(LocalDate day) {
        this.lastDay = day;
    }

    /** No end is set any more. */
    void reopen() {
        this.lastDay = null;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    @Nullable
    LocalDate lastDay() {
        return lastDay;
    }

    boolean isOpen() {
        return lastDay == null;
    }

    UUID enrollmentId() {
        return enrollmentId;
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && (lastDay == null || !day.isAfter(lastDay));
    }

    /** Whether any of its days lies between two days, both included. */
    public boolean touches(LocalDate first, LocalDate last) {
        return !last.isBefore(startsOn) && (lastDay == null || !first.isAfter(lastDay));
    }

    /** Whether it begins or ends on that day. */
    public boolean turnsOn(LocalDate day) {
        return day.equals(startsOn) || day.equals(lastDay);
    }

    @Override
    public String toString() {
        return startsOn + ".." + lastDay;
    }
}
