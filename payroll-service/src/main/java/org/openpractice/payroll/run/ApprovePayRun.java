package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * A second person approves a run exactly as they read it: the run's {@code ETag} must be current, and everything the
 * calculation rested on must still be so. Afterwards the run is locked and counts in the year.
 *
 * <p>Refuses {@link PayrollProblem#PAY_RUN_STATE}, {@link org.openpractice.platform.problem.PlatformProblem#SECOND_PERSON_REQUIRED} and
 * {@link PayrollProblem#CALCULATION_OUTDATED}.
 */
@ApplicationScoped
public class ApprovePayRun {

    private final PayRuns runs;
    private final PayCheques cheques;
    private final PayInputs inputs;
    private final SecondPerson secondPerson;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ApprovePayRun(
            PayRuns runs,
            PayCheques cheques,
            PayInputs inputs,
            SecondPerson secondPerson,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.runs = runs;
        this.cheques = cheques;
        this.inputs = inputs;
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
        var approved = run.approve(actor.name(), clock.instant());
        requireCurrent(run);
        outbox.append(approved);
        runs.flush();
        return run;
    }

    private void requireCurrent(PayRun run) {
        var calculated = new HashMap<UUID, String>();
        var numbers = new HashMap<UUID, String>();
        for (var cheque : cheques.of(run)) {
            calculated.put(cheque.employeeId(), cheque.inputDigest());
            numbers.put(cheque.employeeId(), cheque.employeeNumber());
        }
        var outdated = new ArrayList<String>();
        for (var candidate : inputs.gather(run)) {
            var enrolment = candidate.enrolment();
            if (!candidate.digest().equals(calculated.remove(enrolment.id()))) {
                outdated.add(enrolment.employeeNumber());
            }
        }
        calculated.keySet().forEach(gone -> outdated.add(numbers.getOrDefault(gone, "")));
        if (!outdated.isEmpty()) {
            throw PayrollProblem.CALCULATION_OUTDATED.because(
                    "Hours, terms, flags or year-to-date of %d people changed since; calculate again. First: %s"
                            .formatted(outdated.size(), String.join(", ", firstTen(outdated))));
        }
    }

    private static List<String> firstTen(List<String> all) {
        return all.stream().sorted().limit(10).toList();
    }
}
