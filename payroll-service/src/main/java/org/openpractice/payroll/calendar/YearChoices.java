package org.openpractice.payroll.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** What groups chose for years with one payday more than usual. */
@ApplicationScoped
public class YearChoices implements Records<YearChoice> {

    private final PayCalendars calendars;
    private final Sql sql;

    YearChoices(PayCalendars calendars, Sql sql) {
        this.calendars = calendars;
        this.sql = sql;
    }

    Optional<YearChoice> of(UUID payCalendarId, int year) {
        return find("payCalendarId = ?1 and taxYear = ?2", payCalendarId, year).firstResultOptional();
    }

    /** As it stands; also for a view after the change. */
    @Transactional
    YearView view(UUID payCalendarId, int year) {
        return YearView.of(
                calendars.get(payCalendarId), year, of(payCalendarId, year).orElse(null));
    }

    /** The paydays of a year. */
    static List<PayPeriod> paydays(PayCalendar calendar, int year) {
        return calendar.schedule().paidIn(year, PaySchedule.BankClosing.ofReserveBanks());
    }

    /** Whether the year has one payday more than usual: a 27th biweekly or a 53rd weekly one. */
    public static boolean hasOneMore(PayCalendar calendar, int year) {
        return paydays(calendar, year).size() > calendar.schedule().frequency().periodsPerYear();
    }

    /** Whether something was chosen for a year. */
    public boolean isChosen(PayCalendar calendar, int year) {
        return of(calendar.id(), year).isPresent();
    }

    /** The first payday of a year. */
    public static LocalDate firstPayday(PayCalendar calendar, int year) {
        return paydays(calendar, year).getFirst().payDate();
    }

    /** How the year in which the calendar pays a period is paid; null in a year in which nothing was chosen. */
    @Nullable
    public PaydaysOfYear of(UUID payCalendarId, LocalDate periodStartsOn) {
        if (count("payCalendarId", payCalendarId) == 0) {
            return null;
        }
        var calendar = calendars.get(payCalendarId);
        int year = calendar.periodContaining(periodStartsOn).payDate().getYear();
        return of(payCalendarId, year)
                .map(choice -> PaydaysOfYear.of(
                        calendar.schedule().frequency(),
                        choice,
                        paydays(calendar, year),
                        calendar.periodContaining(periodStartsOn).startsOn(),
                        year))
                .orElse(null);
    }

    /** Whether pay of the calendar is approved or paid in a year. */
    boolean isUsed(UUID payCalendarId, int year) {
        return sql.query("""
                        select 1 from pay_run where pay_calendar_id = :calendar and state in ('APPROVED', 'PAID')
                            and counts_on between :first and :last limit 1
                        """)
                .set("calendar", payCalendarId)
                .set("first", LocalDate.of(year, 1, 1))
                .set("last", LocalDate.of(year, 12, 31))
                .any();
    }
}
