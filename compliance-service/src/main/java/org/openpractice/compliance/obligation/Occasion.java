package org.openpractice.compliance.obligation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to somebody, as far as a clock must know.
 *
 * @param on the day the clock starts from: the first day of work, of the exposed assignment, or the last day
 * @param startsOn first day of work for pay of the present employment
 * @param lastDay last day of employment, where it is known
 */
public record Occasion(
        Trigger trigger,
        LocalDate on,
        LocalDate startsOn,
        @Nullable LocalDate lastDay) {

    public static Occasion hire(LocalDate startsOn) {
        return new Occasion(Trigger.HIRE, startsOn, startsOn, null);
    }

    public static Occasion exposure(LocalDate assignedOn, LocalDate startsOn) {
        return new Occasion(Trigger.EXPOSURE, assignedOn, startsOn, null);
    }

    public static Occasion termination(LocalDate startsOn, LocalDate lastDay) {
        return new Occasion(Trigger.TERMINATION, lastDay, startsOn, lastDay);
    }

    /** The same occasion, now that the last day of the employment is known. */
    public Occasion until(LocalDate lastDay) {
        return new Occasion(trigger, on, startsOn, lastDay);
    }
}
