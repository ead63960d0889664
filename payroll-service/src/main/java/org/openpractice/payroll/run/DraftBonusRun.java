package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.paycheck.PayRun;

/** A run for bonuses apart from wages. Refuses what {@link PayDates} and {@link NamedPeople} do. */
@ApplicationScoped
class DraftBonusRun {

    private final PayDates payDates;
    private final NamedPeople people;

    DraftBonusRun(PayDates payDates, NamedPeople people) {
        this.payDates = payDates;
        this.people = people;
    }

    PayRun of(PayCalendar calendar, PayRunRequest.Bonus request) {
        var payDate = request.payDate();
        payDates.require(payDate);
        var named = people.enrolled(request.people());
        people.requireOnCalendar(calendar, named);
        people.requireNoBonusInRegularRate(request.extras(), named, payDate);
        return new PayRun(
                PayRun.Kind.BONUS,
                calendar,
                new PayPeriod(
                        payDate, payDate, payDate, List.of("paid apart from the wages of any period, on " + payDate)));
    }
}
