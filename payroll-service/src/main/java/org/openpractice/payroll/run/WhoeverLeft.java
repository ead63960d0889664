package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.finalpay.FinalPayProblem;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.time.WorkOfPeriod;
import org.openpractice.platform.problem.ProblemException;

/**
 * The payee of a final run. Work of the period with the last day is paid as of that period; what was earned in earlier
 * ones and is not paid comes beside it.
 */
@ApplicationScoped
class WhoeverLeft implements PayeesByName {

    private final PayRunPeople named;
    private final PayCalendars calendars;
    private final UnpaidPeriods unpaidPeriods;
    private final WorkOfPeriod workOfPeriod;
    private final ProviderEarnings providerEarnings;
    private final Jurisdictions jurisdictions;
    private final PayInputs inputs;

    WhoeverLeft(
            PayRunPeople named,
            PayCalendars calendars,
            UnpaidPeriods unpaidPeriods,
            WorkOfPeriod workOfPeriod,
            ProviderEarnings providerEarnings,
            Jurisdictions jurisdictions,
            PayInputs inputs) {
        this.named = named;
        this.calendars = calendars;
        this.unpaidPeriods = unpaidPeriods;
        this.workOfPeriod = workOfPeriod;
        this.providerEarnings = providerEarnings;
        this.jurisdictions = jurisdictions;
        this.inputs = inputs;
    }

    @Override
    public PayRunPeople named() {
        return named;
    }

    @Override
    public Set<PayRun.Kind> kinds() {
        return Set.of(PayRun.Kind.FINAL);
    }

    @Override
    public List<Candidate> gather(PayRun run, List<Enrollment> people) {
        var calendar = calendars.get(run.payCalendarId());
        var candidates = new ArrayList<Candidate>();
        for (var person : people) {
            try {
                candidates.addAll(gather(run, calendar, person));
            } catch (ProblemException refusal) {
                candidates.add(new Candidate.Refused(person, refusal, null));
            }
        }
        return candidates;
    }

    private List<Candidate> gather(PayRun run, PayCalendar calendar, Enrollment person) {
        var lastDay = person.lastDay();
        if (lastDay == null) {
            throw FinalPayProblem.NOT_SEPARATED.because("Staff has told no last day of work");
        }
        var last = calendar.periodContaining(lastDay);
        if (!last.endsOn().equals(run.period().endsOn()) || run.lastDay() != null && !lastDay.equals(run.lastDay())) {
            // Its deadline goes by the last day, and what it paid beyond its periods would count as not paid.
            throw FinalPayProblem.NOT_SEPARATED.because(
                    "Staff has told another last day, %s, since the run was drafted: reverse it and draft another"
                            .formatted(lastDay));
        }
        var periods = new ArrayList<EarlierPeriod>();
        var whereabouts = jurisdictions.whereabouts(List.of(person.id()), run.payDate());
        for (var period : unpaidPeriods.from(calendar, run.period().startsOn(), person, lastDay, run.id())) {
            if (period.startsOn().equals(last.startsOn())) {
                continue;
            }
            var work = workOfPeriod
                    .of(calendar.id(), run.frequency(), period, List.of(person.id()))
                    .get(person.id());
            if (work == null) {
                continue;
            }
            var draws = work.isOnCalendar() ? draws(period, person.id()) : List.<Earning>of();
            // Without work or a draw there is nothing to pay for a period.
            if (!work.isEmpty() || !draws.isEmpty()) {
                var where = whereabouts.of(person.id(), period.startsOn(), period.endsOn(), last.endsOn());
                periods.add(new EarlierPeriod(work, null, draws, where.orElse(null)));
            }
        }
        return inputs.of(
                run,
                new PayPeriod(
                        last.startsOn(),
                        last.endsOn(),
                        run.payDate(),
                        run.period().explanation()),
                List.of(person),
                Map.of(person.id(), periods));
    }

    /** Draws of an earlier period; settlements are paid whatever the period. */
    private List<Earning> draws(PayPeriod period, UUID person) {
        return providerEarnings.due(List.of(person), period).getOrDefault(person, List.of()).stream()
                .filter(earning -> earning.settlementId() == null)
                .map(PayInputs::of)
                .toList();
    }
}
