package org.openpractice.payroll.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/** A pay calendar as it is shown. */
record PayCalendarView(
        UUID id,
        String name,
        PayFrequency frequency,
        LocalDate firstPeriodStartsOn,
        DayOfWeek workweekStartsOn,
        int payDaysAfterPeriodEnd,
        long version)
        implements Identified, Versioned {

    static PayCalendarView of(PayCalendar calendar) {
        var schedule = calendar.schedule();
        return new PayCalendarView(
                calendar.id(),
                calendar.name(),
                schedule.frequency(),
                schedule.anchor(),
                schedule.workweekStartsOn(),
                schedule.payDaysAfterPeriodEnd(),
                calendar.version());
    }
}
