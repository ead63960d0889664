package org.openpractice.compliance.obligation;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days on which the practice group is open for business: its business days for Form I-9.
 *
 * @param weekdays at least one day of the week
 * @param federalHolidays whether it is open on federal holidays too
 */
record OpenDays(Set<DayOfWeek> weekdays, boolean federalHolidays) {

    /** What holds until the group says otherwise: Monday to Friday, closed on federal holidays. */
    public static final OpenDays MONDAY_TO_FRIDAY =
            new OpenDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), false);

    /** @throws IllegalArgumentException when no weekday is given */
    public OpenDays {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("expected at least one day of the week");
        }
        weekdays = Set.copyOf(weekdays);
    }

    /** The days in words, for an explanation. */
    public String inWords() {
        return weekdays.stream()
                        .sorted()
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .collect(Collectors.joining(", "))
                + (federalHolidays ? ", open on federal holidays" : ", closed on federal holidays");
    }
}
