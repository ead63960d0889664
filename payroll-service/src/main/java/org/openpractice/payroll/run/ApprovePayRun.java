package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrolment.Enrolment;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * A second person approves a run exactly as they read it: the run's {@code ETag} must be current, and everything the
 * calculation rested on must still be so. Afterwards the run is locked and counts in the year.
 *
 * <p>Refuses {@link PayrollProblem#PAY_RUN_STATE}, {@link org.openpractice.platform.problem.PlatformProblem#SECOND_PERSON_REQUIRED} and
 * {@link PayrollProblem#CALCULATION_OUTDATED}; of a run that voids a cheque also {@link PayrollProblem#PAY_CHEQUE_NOT_PAID}.
 */
@ApplicationScoped
public class ApprovePayRun {

    private static final int PARTITION = 2000;

    private final PayRuns runs;
    private final PayCheques cheques;
    private final PayInputs inputs;
    private final NegatedCheques negatedCheques;
    private final ProviderEarnings providerEarnings;
    private final SecondPerson secondPerson;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ApprovePayRun(
            PayRuns runs,
            PayCheques cheques,
            PayInputs inputs,
            NegatedCheques negatedCheques,
            ProviderEarnings providerEarnings,
            SecondPerson secondPerson,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.runs = runs;
        this.cheques = cheques;
        this.inputs = inputs;
        this.negatedCheques = negatedCheques;
        this.providerEarnings = providerEarnings;
        this.secondPerson = secondPerson;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public PayRun approve(UUID payRunId, @Nullable String ifMatch) {
        runs.serialise();
        var run = runs.required(payRunId);
        Versions.requireMatch(ifMatch, run.version());
        secondPerson.require(run.calculatedBy(), "approve", "pay-run", payRunId);
        // Whoever drafted it named the people and the amounts of bonuses; a calculation by somebody else looks at
        // neither.
        secondPerson.require(run.draftedBy(), "approve", "pay-run", payRunId);
        run.requireApprovable();
        var settlements = requireCurrent(run);
        run = runs.required(payRunId);
        providerEarnings.take(payRunId, settlements);
        outbox.append(run.approve(actor.name(), clock.instant()));
        runs.flush();
        return run;
    }

    /**
     * Gathers everything anew, partition by partition, and compares it with what the calculation rested on.
     *
     * @return provider settlements that the payable cheques pay
     */
    private Set<UUID> requireCurrent(PayRun run) {
        var outdated = new ArrayList<String>();
        var settlements = new HashSet<UUID>();
        if (run.kind() == PayRun.Kind.VOID) {
            var negated = negatedCheques.of(run);
            if (!negated.digest()
                    .equals(cheques.digests(run, List.of(negated.employeeId())).get(negated.employeeId()))) {
                throw PayrollProblem.CALCULATION_OUTDATED.because(
                        "The voided cheque or its year-to-date changed since; calculate again");
            }
            return settlements;
        }
        long found = 0;
        var after = PayRunCalculation.FIRST;
        for (var people = inputs.people(run, after, PARTITION);
                !people.isEmpty();
                people = inputs.people(run, after, PARTITION)) {
            after = people.getLast().id();
            var calculated =
                    cheques.digests(run, people.stream().map(Enrolment::id).toList());
            var candidates = inputs.gather(run, people);
            var paid = candidates.stream()
                            .allMatch(candidate -> candidate.settlements().isEmpty())
                    ? Set.<UUID>of()
                    : cheques.payable(run, calculated.keySet());
            for (var candidate : candidates) {
                var enrolment = candidate.enrolment();
                if (paid.contains(enrolment.id())) {
                    settlements.addAll(candidate.settlements());
                }
                var digest = calculated.remove(enrolment.id());
                found += digest == null ? 0 : 1;
                if (!candidate.digest().equals(digest)) {
                    outdated.add(enrolment.employeeNumber());
                }
            }
            outdated.addAll(numbersOf(people, calculated.keySet()));
            found += calculated.size();
            runs.getEntityManager().clear();
        }
        long gone = cheques.count("payRunId = ?1 and calculation = ?2", run.id(), run.calculation()) - found;
        if (!outdated.isEmpty() || gone > 0) {
            throw PayrollProblem.CALCULATION_OUTDATED.because(
                    "Hours, terms, flags or year-to-date of %d people changed since; calculate again. First: %s"
                            .formatted(outdated.size() + gone, String.join(", ", firstTen(outdated))));
        }
        return settlements;
    }

    private static List<String> numbersOf(List<Enrolment> people, Set<UUID> ids) {
        return people.stream()
                .filter(person -> ids.contains(person.id()))
                .map(Enrolment::employeeNumber)
                .toList();
    }

    private static List<String> firstTen(List<String> all) {
        return all.stream().sorted().limit(10).toList();
    }
}
