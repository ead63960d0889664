package org.openpractice.payroll.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** A named pay schedule of the group. */
@Entity
public class PayCalendar extends Aggregate {

    private String name;

    @Enumerated(EnumType.STRING)
    private PayFrequency frequency;

    private LocalDate firstPeriodStartsOn;

    @Enumerated(EnumType.STRING)
    private DayOfWeek workweekStartsOn;

    private int payDaysAfterPeriodEnd;

    @SuppressWarnings("NullAway.Init")
    protected PayCalendar() {}

    PayCalendar(String name, PaySchedule schedule) {
        super(Ids.next());
        this.name = name;
        this.frequency = schedule.frequency();
        this.firstPeriodStartsOn = schedule.anchor();
        this.workweekStartsOn = schedule.workweekStartsOn();
        this.payDaysAfterPeriodEnd = schedule.payDaysAfterPeriodEnd();
    }

    public String name() {
        return name;
    }

    public PaySchedule schedule() {
        return new PaySchedule(frequency, firstPeriodStartsOn, workweekStartsOn, payDaysAfterPeriodEnd);
    }

    /** The period that a day belongs to, with its pay date on a banking day. */
    public PayPeriod periodContaining(LocalDate day) {
        return schedule().containing(day, PaySchedule.BankClosing.ofReserveBanks());
    }

    /** Refuses {@link PayCalendarProblem#NOT_A_PERIOD_START} when another day is its first. */
    public PayPeriod periodStartingOn(LocalDate firstDay) {
        var period = periodContaining(firstDay);
        if (!period.startsOn().equals(firstDay)) {
            throw PayCalendarProblem.NOT_A_PERIOD_START.because(
                    "%s lies in the period that starts on %s".formatted(firstDay, period.startsOn()));
        }
        return period;
    }

    /** The period with whose wages something is paid on a day: the first one whose pay date is not before it. */
    public PayPeriod periodPaidWith(LocalDate day) {
        var period = periodContaining(day);
        for (var earlier = before(period); !earlier.payDate().isBefore(day); earlier = before(earlier)) {
            period = earlier;
        }
        while (period.payDate().isBefore(day)) {
            period = periodContaining(period.endsOn().plusDays(1));
        }
        return period;
    }

    public PayPeriod before(PayPeriod period) {
        return periodContaining(period.startsOn().minusDays(1));
    }
}
