package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.trace.Trace;

/**
 * The payees of a retroactive run: whom it names, or everybody for whom paid periods come to more now than was paid.
 * Whoever is named and is owed nothing is told so.
 */
@ApplicationScoped
class WhoeverIsOwedADifference implements PayeesByName {

    private final PayRunPeople named;
    private final PaidPeriods paidPeriods;
    private final Jurisdictions jurisdictions;
    private final PayInputs inputs;

    WhoeverIsOwedADifference(
            PayRunPeople named, PaidPeriods paidPeriods, Jurisdictions jurisdictions, PayInputs inputs) {
        this.named = named;
        this.paidPeriods = paidPeriods;
        this.jurisdictions = jurisdictions;
        this.inputs = inputs;
    }

    @Override
    public PayRunPeople named() {
        return named;
    }

    @Override
    public Set<PayRun.Kind> kinds() {
        return Set.of(PayRun.Kind.RETROACTIVE);
    }

    @Override
    public long count(PayRun run) {
        long names = PayeesByName.super.count(run);
        return names == 0 ? paidPeriods.count(run) : names;
    }

    @Override
    public List<Enrollment> after(PayRun run, UUID last, int atMost) {
        return namesNobody(run) ? paidPeriods.people(run, last, atMost) : PayeesByName.super.after(run, last, atMost);
    }

    private boolean namesNobody(PayRun run) {
        return PayeesByName.super.count(run) == 0;
    }

    @Override
    public List<Candidate> gather(PayRun run, List<Enrollment> people) {
        boolean named = !namesNobody(run);
        var found = paidPeriods.of(run, people.stream().map(Enrollment::id).toList());
        var candidates = new ArrayList<Candidate>();
        var owed = new ArrayList<Enrollment>();
        var earlier = new HashMap<UUID, List<EarlierPeriod>>();
        var whereabouts = jurisdictions.whereabouts(found.keySet(), run.payDate());
        for (var person : people) {
            var its = found.get(person.id());
            try {
                if (its != null && its.refusal() != null) {
                    throw its.refusal();
                }
                var periods = its == null ? List.<EarlierPeriod>of() : EarlierPeriods.thatDiffer(its.periods());
                if (!EarlierPeriods.of(periods, Trace.none()).isEmpty()) {
                    owed.add(person);
                    earlier.put(
                            person.id(),
                            periods.stream()
                                    .map(period -> period.workedAt(whereabouts
                                            .of(
                                                    person.id(),
                                                    period.work().periodStartsOn(),
                                                    period.work().periodEndsOn(),
                                                    run.payDate())
                                            .orElse(null)))
                                    .toList());
                } else if (named) {
                    throw RunProblem.NOTHING_TO_PAY.because(
                            "No paid period from %s on comes to more than was paid".formatted(run.since()));
                }
            } catch (ProblemException refusal) {
                candidates.add(new Candidate.Refused(person, refusal, null));
            }
        }
        candidates.addAll(inputs.of(run, run.period(), owed, earlier));
        return candidates;
    }
}
