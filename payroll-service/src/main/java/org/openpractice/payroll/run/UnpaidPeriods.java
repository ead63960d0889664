package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paid.ApprovedPay;

/** Which periods of somebody who left are not paid. */
@ApplicationScoped
class UnpaidPeriods {

    /** Nobody waits longer for pay; whoever was never paid here was paid elsewhere before. */
    private static final int LOOK_BACK = 6;

    private final ApprovedPay approvedPay;

    UnpaidPeriods(ApprovedPay approvedPay) {
        this.approvedPay = approvedPay;
    }

    /** From the oldest to the one with the last day, as far back as the last period that is paid. */
    List<PayPeriod> of(PayCalendar calendar, Enrollment person, LocalDate lastDay) {
        var unpaid = new ArrayList<PayPeriod>();
        var period = calendar.periodContaining(lastDay);
        while (unpaid.size() < LOOK_BACK
                && !period.endsOn().isBefore(person.startsOn())
                && approvedPay
                        .paidFor(calendar.id(), period, List.of(person.id()), null)
                        .isEmpty()) {
            unpaid.addFirst(period);
            period = calendar.periodContaining(period.startsOn().minusDays(1));
        }
        return List.copyOf(unpaid);
    }

    /** Those of a final run that was drafted for the periods from a day on; another may have paid some of them since. */
    List<PayPeriod> from(
            PayCalendar calendar, LocalDate firstDay, Enrollment person, LocalDate lastDay, UUID exceptRun) {
        var unpaid = new ArrayList<PayPeriod>();
        for (var period = calendar.periodContaining(firstDay);
                !period.startsOn().isAfter(lastDay);
                period = calendar.periodContaining(period.endsOn().plusDays(1))) {
            if (approvedPay
                    .paidFor(calendar.id(), period, List.of(person.id()), exceptRun)
                    .isEmpty()) {
                unpaid.add(period);
            }
        }
        return List.copyOf(unpaid);
    }
}
