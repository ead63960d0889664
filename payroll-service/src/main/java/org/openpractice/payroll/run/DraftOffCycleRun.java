package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.paycheck.PayRun;

/**
 * A run for people whom the run of a period missed. Refuses what {@link PayDates} and {@link NamedPeople} do, and
 * {@link RunProblem#PAID_FOR_THE_PERIOD}.
 */
@ApplicationScoped
class DraftOffCycleRun {

    private final PayDates payDates;
    private final NamedPeople people;
    private final ApprovedPay approvedPay;

    DraftOffCycleRun(PayDates payDates, NamedPeople people, ApprovedPay approvedPay) {
        this.payDates = payDates;
        this.people = people;
        this.approvedPay = approvedPay;
    }

    PayRun of(PayCalendar calendar, PayRunRequest.OffCycle request) {
        var missed = calendar.periodStartingOn(request.periodStartsOn());
        payDates.require(request.payDate());
        var named = people.enrolled(request.people());
        named.only(Set.copyOf(request.named()), "Items name people whom employeeIds does not: ");
        people.requireOnCalendar(calendar, named);
        var paid = approvedPay.paidFor(calendar.id(), missed, named.ids(), null);
        named.refuse(
                RunProblem.PAID_FOR_THE_PERIOD,
                "A paycheck for %s to %s counts already, of ".formatted(missed.startsOn(), missed.endsOn()),
                person -> paid.contains(person.id()));
        people.requireNoBonusInRegularRate(request.extras(), named, missed.endsOn());
        return new PayRun(
                PayRun.Kind.OFF_CYCLE,
                calendar,
                new PayPeriod(
                        missed.startsOn(),
                        missed.endsOn(),
                        request.payDate(),
                        List.of(
                                missed.explanation().getFirst(),
                                "off-cycle: paid on %s to whom the period's run missed".formatted(request.payDate()))));
    }
}
