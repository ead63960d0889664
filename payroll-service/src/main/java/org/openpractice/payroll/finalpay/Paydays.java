package org.openpractice.payroll.finalpay;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.calendar.PaySchedule;

/**
 * The regular paydays after a last day of work.
 *
 * @param next payday of the period in which the last day falls
 * @param following payday of the period after it
 * @param third payday of the period after that
 */
record Paydays(LocalDate periodStartsOn, LocalDate periodEndsOn, LocalDate next, LocalDate following, LocalDate third) {

    /** @throws IllegalArgumentException when the paydays are not in their order */
    public Paydays {
        if (periodEndsOn.isBefore(periodStartsOn) || following.isBefore(next) || third.isBefore(following)) {
            throw new IllegalArgumentException("expected a period and paydays in their order");
        }
    }

    /** By the pay calendar of somebody whose last day of work it is. */
    public static Paydays after(LocalDate lastDay, PaySchedule schedule) {
        var banks = PaySchedule.BankClosing.ofReserveBanks();
        PayPeriod period = schedule.containing(lastDay, banks);
        var following = schedule.containing(period.endsOn().plusDays(1), banks);
        var third = schedule.containing(following.endsOn().plusDays(1), banks);
        return new Paydays(period.startsOn(), period.endsOn(), period.payDate(), following.payDate(), third.payDate());
    }

    long daysInPeriod() {
        return ChronoUnit.DAYS.between(periodStartsOn, periodEndsOn) + 1;
    }
}
