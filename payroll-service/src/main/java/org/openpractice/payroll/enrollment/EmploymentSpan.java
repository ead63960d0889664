package org.openpractice.payroll.enrollment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;

/** One stretch of employment, both days included. */
@Entity
@Table(name = "employment_span")
public class EmploymentSpan {

    @Id
    private UUID id;

    @Column(name = "enrollment_id")
    private UUID enrollmentId;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "last_day")
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

    boolean isOpen() {
        return lastDay == null;
    }

    UUID enrollmentId() {
        return enrollmentId;
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && (lastDay == null || !day.isAfter(lastDay));
    }

    @Override
    public String toString() {
        return startsOn + ".." + lastDay;
    }
}
