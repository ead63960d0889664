package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paid.PayStandings;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.signature.Signatures;
import org.openpractice.platform.text.Counted;

/**
 * A second person approves a run exactly as they read it: the run's {@code ETag} must be current, and everything the
 * calculation rested on must still be so. Afterward the run is locked and counts in the year.
 * The approval is a signature over the run's totals and every paycheck ({@link PayRunApproval}).
 *
 * <p>Refuses {@link PayRunProblem#PAY_RUN_STATE}, {@link org.openpractice.platform.problem.PlatformProblem#SECOND_PERSON_REQUIRED} and
 * {@link PayRunProblem#CALCULATION_OUTDATED}, {@link RunProblem#PAY_DATE_PAST},
 * {@link org.openpractice.payroll.takeover.TakeOverProblem#TAKE_OVER_NOT_TAKEN}; of a run that voids a paycheck also {@link PayRunProblem#PAYCHECK_NOT_PAID}.
 */
@ApplicationScoped
class ApprovePayRun {

    /** What the signatures of runs are kept under. */
    static final String SIGNED_SUBJECT = "pay-run";

    private static final int PARTITION = 2000;

    private final PayRuns runs;
    private final Paychecks paychecks;
    private final PayeesOfRuns payees;
    private final PayDates payDates;
    private final ProviderEarnings providerEarnings;
    private final PayStandings payStandings;
    private final SecondPerson secondPerson;
    private final PayRunApprovals approvals;
    private final Signatures signatures;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ApprovePayRun(
            PayRuns runs,
            Paychecks paychecks,
            PayeesOfRuns payees,
            PayDates payDates,
            ProviderEarnings providerEarnings,
            PayStandings payStandings,
            SecondPerson secondPerson,
            PayRunApprovals approvals,
            Signatures signatures,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.runs = runs;
        this.paychecks = paychecks;
        this.payees = payees;
        this.payDates = payDates;
        this.providerEarnings = providerEarnings;
        this.payStandings = payStandings;
        this.secondPerson = secondPerson;
        this.approvals = approvals;
        this.signatures = signatures;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public PayRun approve(UUID payRunId, IfMatch ifMatch) {
        runs.serialize();
        var run = runs.get(payRunId);
        ifMatch.require(run.version());
        secondPerson.require(run.calculatedBy(), "approve", "pay-run", payRunId);
        // Whoever drafted it named the people and the amounts of bonuses; a calculation by somebody else looks at
        // neither.
        secondPerson.require(run.draftedBy(), "approve", "pay-run", payRunId);
        run.requireApprovable();
        payDates.requireStillAhead(run);
        var settlements = requireCurrent(run);
        run = runs.get(payRunId);
        providerEarnings.take(payRunId, settlements);
        outbox.append(run.approve(actor.name(), clock.instant()));
        var approval = approvals.of(run);
        payStandings.tell(paychecks.payableEmployees(run));
        signatures.sign(SIGNED_SUBJECT, payRunId, approval.meaning(), approval);
        return run;
    }

    /**
     * Gathers everything anew, partition by partition, and compares it with what the calculation rested on.
     *
     * @return provider settlements that the payable paychecks pay
     */
    private Set<UUID> requireCurrent(PayRun run) {
        var outdated = new ArrayList<String>();
        var settlements = new HashSet<UUID>();
        long found = 0;
        var after = PayRunCalculation.FIRST;
        for (var people = payees.after(run, after, PARTITION);
                !people.isEmpty();
                people = payees.after(run, after, PARTITION)) {
            after = people.getLast().id();
            var calculated =
                    paychecks.digests(run, people.stream().map(Enrollment::id).toList());
            var candidates = payees.gather(run, people);
            var paid = candidates.stream()
                            .allMatch(candidate -> candidate.settlements().isEmpty())
                    ? Set.<UUID>of()
                    : paychecks.payable(run, calculated.keySet());
            for (var candidate : candidates) {
                if (paid.contains(candidate.employeeId())) {
                    settlements.addAll(candidate.settlements());
                }
                var digest = calculated.remove(candidate.employeeId());
                found += digest == null ? 0 : 1;
                if (!candidate.digest().equals(digest)) {
                    outdated.add(candidate.employeeNumber());
                }
            }
            outdated.addAll(numbersOf(people, calculated.keySet()));
            found += calculated.size();
            runs.getEntityManager().clear();
        }
        long gone = paychecks.count("payRunId = ?1 and calculation = ?2", run.id(), run.calculation()) - found;
        if (!outdated.isEmpty() || gone > 0) {
            throw PayRunProblem.CALCULATION_OUTDATED.because(
                    "Hours, terms, flags, a voided paycheck or year-to-date of %s changed since; calculate again. First: %s"
                            .formatted(Counted.people(outdated.size() + gone), String.join(", ", firstTen(outdated))));
        }
        return settlements;
    }

    private static List<String> numbersOf(List<Enrollment> people, Set<UUID> ids) {
        return people.stream()
                .filter(person -> ids.contains(person.id()))
                .map(Enrollment::employeeNumber)
                .toList();
    }

    private static List<String> firstTen(List<String> all) {
        return all.stream().sorted().limit(10).toList();
    }
}
