package org.openpractice.staff.employee;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;

/**
 * An unbroken time of employment.
 *
 * @param startsOn first day of work for pay
 * @param lastDay the employment ends at the end of this day; absent while no end is set
 * @param canceledOn day on which it was said that the person never came: the employment never was; absent else
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmploymentSpell(
        LocalDate startsOn,
        @Nullable LocalDate lastDay,
        @Nullable @Enumerated(EnumType.STRING) TerminationReason reason,
        @Nullable LocalDate canceledOn) {

    static EmploymentSpell from(LocalDate startsOn) {
        return new EmploymentSpell(startsOn, null, null, null);
    }

    EmploymentSpell until(LocalDate lastDay, TerminationReason reason) {
        return new EmploymentSpell(startsOn, lastDay, reason, null);
    }

    /** No end is set any more. */
    EmploymentSpell open() {
        return from(startsOn);
    }

    /** It never was. */
    EmploymentSpell cancel(LocalDate day) {
        return new EmploymentSpell(startsOn, null, null, day);
    }

    boolean isCanceled() {
        return canceledOn != null;
    }

    /** Whether the end is set, past or to come. */
    boolean hasEnd() {
        return lastDay != null;
    }

    /** Where the employment stands on that day. */
    EmploymentStatus on(LocalDate day) {
        if (isCanceled()) {
            return EmploymentStatus.CANCELED;
        }
        if (day.isBefore(startsOn)) {
            return EmploymentStatus.STARTING;
        }
        if (lastDay == null) {
            return EmploymentStatus.ACTIVE;
        }
        return day.isAfter(lastDay) ? EmploymentStatus.LEFT : EmploymentStatus.LEAVING;
    }
}
