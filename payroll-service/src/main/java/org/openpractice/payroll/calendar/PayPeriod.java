package org.openpractice.payroll.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * One period of a pay calendar, both days included.
 *
 * @param payDate banking day on which the period is paid
 * @param explanation how the period and its pay date came about, one step a line
 */
public record PayPeriod(LocalDate startsOn, LocalDate endsOn, LocalDate payDate, List<String> explanation) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
