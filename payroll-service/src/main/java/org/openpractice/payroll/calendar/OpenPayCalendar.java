package org.openpractice.payroll.calendar;

import static org.openpractice.platform.audit.Verb.ADDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;

/** Opens a pay calendar. Refuses {@link PayCalendarProblem#CALENDAR_NAME_IN_USE}. */
@ApplicationScoped
class OpenPayCalendar {

    /**
     * @param firstPeriodStartsOn first day of some period; for weekly and biweekly pay it is the first day of a workweek
     * @param workweekStartsOn first day of the fixed workweek of 168 hours (29 CFR 778.105)
     * @param payDaysAfterPeriodEnd days from the end of a period to its pay date, 0 to 31
     */
    @Schema(name = "OpenPayCalendar")
    public record Request(
            @NotBlank @Size(max = 100) String name,
            @NotNull PayFrequency frequency,
            @NotNull LocalDate firstPeriodStartsOn,
            @NotNull DayOfWeek workweekStartsOn,
            @Min(0) @Max(31) int payDaysAfterPeriodEnd) {

        @SuppressWarnings("ConstantValue") // absent fields are null until they are validated
        public Request {
            boolean complete = frequency != null && firstPeriodStartsOn != null && workweekStartsOn != null;
            if (complete && payDaysAfterPeriodEnd >= 0 && payDaysAfterPeriodEnd <= 31) {
                // Refuses a period that does not start with the workweek while the request is read.
                var unused = new PaySchedule(frequency, firstPeriodStartsOn, workweekStartsOn, payDaysAfterPeriodEnd);
            }
        }
    }

    private final PayCalendars calendars;
    private final Audit audit;

    OpenPayCalendar(PayCalendars calendars, Audit audit) {
        this.calendars = calendars;
        this.audit = audit;
    }

    @Transactional
    public PayCalendar open(Request request) {
        if (calendars.anyNamed(request.name())) {
            throw PayCalendarProblem.CALENDAR_NAME_IN_USE.because("Another pay calendar has this name");
        }
        var calendar = new PayCalendar(
                request.name(),
                new PaySchedule(
                        request.frequency(),
                        request.firstPeriodStartsOn(),
                        request.workweekStartsOn(),
                        request.payDaysAfterPeriodEnd()));
        calendars.persist(calendar);
        audit.record(ADDED, "pay-calendar", calendar.id());
        return calendar;
    }
}
