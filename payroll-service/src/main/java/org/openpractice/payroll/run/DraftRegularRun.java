package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;

/**
 * The run of a period, of which there is one. It is paid on the day that the calendar gives, or on the one that is asked for:
 * wages are taxed when they are paid (26 CFR 31.3402(a)-1(b)), so a period that is run late has another pay date. Refuses
 * {@link RunProblem#PERIOD_HAS_A_RUN} and what {@link PayDates} and {@link NamedPeople} do.
 */
@ApplicationScoped
class DraftRegularRun {

    private final PayRuns runs;
    private final PayDates payDates;
    private final NamedPeople people;

    DraftRegularRun(PayRuns runs, PayDates payDates, NamedPeople people) {
        this.runs = runs;
        this.payDates = payDates;
        this.people = people;
    }

    PayRun of(PayCalendar calendar, PayRunRequest.Regular request) {
        var period = calendar.periodStartingOn(request.periodStartsOn());
        if (runs.anyFor(calendar.id(), period.startsOn())) {
            throw RunProblem.PERIOD_HAS_A_RUN.because("Reverse the run of this period before you open another");
        }
        requireInThePeriod(calendar, period, request);
        var asked = request.payDate();
        if (asked == null || asked.equals(period.payDate())) {
            payDates.requireOfCalendar(period.payDate());
            return new PayRun(PayRun.Kind.REGULAR, calendar, period);
        }
        payDates.require(asked);
        var explanation = new ArrayList<>(period.explanation());
        explanation.add("paid on %s, as asked for".formatted(asked));
        var run = new PayRun(
                PayRun.Kind.REGULAR,
                calendar,
                new PayPeriod(period.startsOn(), period.endsOn(), asked, List.copyOf(explanation)));
        run.calendarPaysOn(period.payDate());
        return run;
    }

    private void requireInThePeriod(PayCalendar calendar, PayPeriod period, PayRunRequest.Regular request) {
        if (!request.people().isEmpty()) {
            var named = people.enrolled(request.people());
            people.requireOnCalendar(calendar, named);
            people.requireEmployedIn(period, named);
        }
    }
}
