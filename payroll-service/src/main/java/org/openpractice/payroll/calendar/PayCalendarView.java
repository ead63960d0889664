package org.openpractice.payroll.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;

/** A pay calendar as it is shown. */
record PayCalendarView(
        UUID id,
        String name,
        PayFrequency frequency,
        LocalDate firstPeriodStartsOn,
        DayOfWeek workweekStartsOn,
        int payDaysAfterPeriodEnd) {

    static PayCalendarView of(PayCalendar calendar) {
        var schedule = calendar.schedule();
        return new PayCalendarView(
                calendar.id(),
                calendar.name(),
                schedule.frequency(),
                schedule.anchor(),
                schedule.workweekStartsOn(),
                schedule.payDaysAfterPeriodEnd());
    }
}
