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

    /**
     * How the year in which the calendar pays a period is paid; null in a year in which nothing was chosen. Income tax follows
     * the year in which the pay is really paid.
     *
     * @param paidOn the day on which it is paid, where that is another one than the calendar's
     */
    @Nullable
    public PaydaysOfYear of(UUID payCalendarId, LocalDate periodStartsOn, LocalDate paidOn) {
        if (count("payCalendarId", payCalendarId) == 0) {
            return null;
        }
        var calendar = calendars.get(payCalendarId);
        var period = calendar.periodContaining(periodStartsOn);
        var frequency = calendar.schedule().frequency();
        int year = period.payDate().getYear();
        var ofYear = of(payCalendarId, year)
                .map(choice -> PaydaysOfYear.of(frequency, choice, paydays(calendar, year), period.startsOn(), year));
        var ofPayment = of(payCalendarId, paidOn.getYear());
        if (paidOn.getYear() == year || ofYear.isEmpty() && ofPayment.isEmpty()) {
            return ofYear.orElse(null);
        }
        int withholding = ofPayment
                .filter(choice -> choice.withholding() == YearChoice.Periods.ACTUAL)
                .map(choice -> paydays(calendar, paidOn.getYear()).size())
                .orElse(frequency.periodsPerYear());
        return ofYear.orElseGet(() -> PaydaysOfYear.usual(frequency, year)).withheldBy(withholding);
    }

    /** How many paydays after a day in the same month take amounts of a period for benefits. */
    public int benefitPaydaysLeftInMonth(UUID payCalendarId, LocalDate day) {
        var calendar = calendars.get(payCalendarId);
        var choice = of(payCalendarId, day.getYear());
        var paid = paydays(calendar, day.getYear());
        return (int) paid.stream()
                .filter(period -> period.payDate().getMonth() == day.getMonth()
                        && period.payDate().isAfter(day))
                .filter(period -> choice.isEmpty()
                        || PaydaysOfYear.takesBenefits(
                                calendar.schedule().frequency(),
                                choice.get().benefitPaydays(),
                                paid,
                                period.startsOn()))
                .count();
    }

    /** Whether pay is approved or paid of the year's periods, or in the year. */
    boolean isUsed(PayCalendar calendar, int year) {
        var paid = paydays(calendar, year);
        return sql.query("""
                        select 1 from pay_run where pay_calendar_id = :calendar and state in ('APPROVED', 'PAID')
                            and (counts_on between :first and :last or period_starts_on between :begins and :ends) limit 1
                        """)
                .set("calendar", calendar.id())
                .set("first", LocalDate.of(year, 1, 1))
                .set("last", LocalDate.of(year, 12, 31))
                .set("begins", paid.getFirst().startsOn())
                .set("ends", paid.getLast().startsOn())
                .any();
    }
}
