package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.finalpay.FinalPayDeadline;
import org.openpractice.payroll.finalpay.FinalPayProblem;
import org.openpractice.payroll.finalpay.FindFinalPayDeadline;
import org.openpractice.payroll.paycheck.PayRun;

/**
 * The last run of somebody who left. Refuses what {@link PayDates}, {@link NamedPeople} and {@link FindFinalPayDeadline}
 * do, {@link FinalPayProblem#NOT_SEPARATED}, {@link RunProblem#PERIODS_UNPAID} and
 * {@link RunProblem#NOTHING_TO_PAY}.
 */
@ApplicationScoped
class DraftFinalRun {

    private static final int MOST_PERIODS = 3;

    private final PayDates payDates;
    private final NamedPeople people;
    private final FindFinalPayDeadline deadlines;
    private final UnpaidPeriods unpaidPeriods;
    private final ProviderEarnings providerEarnings;

    DraftFinalRun(
            PayDates payDates,
            NamedPeople people,
            FindFinalPayDeadline deadlines,
            UnpaidPeriods unpaidPeriods,
            ProviderEarnings providerEarnings) {
        this.payDates = payDates;
        this.people = people;
        this.deadlines = deadlines;
        this.unpaidPeriods = unpaidPeriods;
        this.providerEarnings = providerEarnings;
    }

    PayRun of(PayCalendar calendar, PayRunRequest.Final request) {
        payDates.require(request.payDate());
        var named = people.enrolled(request.people());
        named.only(Set.copyOf(request.named()), "Items name somebody else than who left: ");
        var person = named.all().getFirst();
        var deadline = deadline(request);
        var lastDay = deadline.lastDay();
        if (lastDay.isAfter(request.payDate())) {
            throw FinalPayProblem.NOT_SEPARATED.because(
                    "The last day %s is after the pay date %s".formatted(lastDay, request.payDate()));
        }
        people.requirePaidBy(calendar, named, lastDay);
        var unpaid = unpaidPeriods.of(calendar, person, lastDay);
        if (unpaid.size() > MOST_PERIODS) {
            throw RunProblem.PERIODS_UNPAID.because(
                    "%d periods from %s on are not paid, a final run pays at most %d; run the earlier ones first"
                            .formatted(unpaid.size(), unpaid.getFirst().startsOn(), MOST_PERIODS));
        }
        // A contract is settled after its period, so often after the last wages; no other run pays somebody who left.
        if (unpaid.isEmpty()
                && request.extras().isEmpty()
                && request.expenses().isEmpty()
                && providerEarnings.settled(named.ids()).isEmpty()) {
            throw RunProblem.NOTHING_TO_PAY.because(
                    "Everything up to the last day %s is paid; where the last day was corrected since, a RETROACTIVE run pays the difference"
                            .formatted(lastDay));
        }
        people.requireNoBonusInRegularRate(request.extras(), named, lastDay);
        var run = PayRun.last(calendar, paid(calendar, unpaid, lastDay, request.payDate()), lastDay);
        run.dueOn(deadline.dueOn(), deadline.explanation());
        return run;
    }

    private FinalPayDeadline deadline(PayRunRequest.Final request) {
        var how = request.separation();
        return deadlines.find(request.named().getFirst(), how.kind(), how.noticeGivenOn(), how.demandedOn());
    }

    private static PayPeriod paid(PayCalendar calendar, List<PayPeriod> unpaid, LocalDate lastDay, LocalDate payDate) {
        var last = calendar.periodContaining(lastDay);
        var explanation = new ArrayList<String>();
        explanation.add("final pay up to the last day " + lastDay);
        unpaid.forEach(
                period -> explanation.add("not yet paid: %s to %s".formatted(period.startsOn(), period.endsOn())));
        return new PayPeriod(
                unpaid.isEmpty() ? last.startsOn() : unpaid.getFirst().startsOn(), last.endsOn(), payDate, explanation);
    }
}
