package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.paycheck.PayRun;

/** A run for differences of periods that are paid. Refuses what {@link PayDates} and {@link NamedPeople} do. */
@ApplicationScoped
class DraftRetroactiveRun {

    private final PayDates payDates;
    private final NamedPeople people;

    DraftRetroactiveRun(PayDates payDates, NamedPeople people) {
        this.payDates = payDates;
        this.people = people;
    }

    PayRun of(PayCalendar calendar, PayRunRequest.Retroactive request) {
        var first = calendar.periodStartingOn(request.since());
        payDates.require(request.payDate());
        people.requireOnCalendar(calendar, people.enrolled(request.people()));
        return PayRun.retroactive(calendar, first.startsOn(), request.payDate());
    }
}
