package org.openpractice.payroll.enrolment;

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

    @Column(name = "enrolment_id")
    private UUID enrolmentId;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "last_day")
    private @Nullable LocalDate lastDay;

    @SuppressWarnings("NullAway.Init")
    protected EmploymentSpan() {}

    EmploymentSpan(UUID enrolmentId, LocalDate startsOn) {
        this.id = Ids.next();
        this.enrolmentId = enrolmentId;
        this.startsOn = startsOn;
    }

    void end(LocalDate day) {
        this.lastDay = day;
    }

    boolean isOpen() {
        return lastDay == null;
    }

    UUID enrolmentId() {
        return enrolmentId;
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && (lastDay == null || !day.isAfter(lastDay));
    }

    @Override
    public String toString() {
        return startsOn + ".." + lastDay;
    }
}
