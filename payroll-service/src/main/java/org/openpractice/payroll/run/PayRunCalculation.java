package org.openpractice.payroll.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollMail;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.mail.Fact;
import org.openpractice.platform.mail.Messages;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * Calculates gross to net for everybody in a run, as a job. People are taken partition by partition in the order of their
 * ids; the paychecks of a partition are committed together, and a job that stopped goes on after the last of them under the
 * same number of calculation. They count only once the run has taken that number over. Somebody who cannot be calculated
 * gets a refused paycheck that says why; the others go on.
 */
@ApplicationScoped
class PayRunCalculation implements JobWork {

    /** Before every id. */
    static final UUID FIRST = new UUID(0, 0);

    private static final String KIND = "pay-run-calculation";

    /** What the job shows when it is done. */
    public record Result(
            UUID payRunId, int employees, Money gross, Money net, int flagged, int refused, int nothingDue) {}

    private record Parameters(UUID payRunId) {}

    /**
     * How far a calculation is.
     *
     * @param number of the calculation
     * @param after last person whose paycheck is committed
     * @param people how many are done
     */
    private record Reached(int number, UUID after, long people) {

        static Reached parse(String checkpoint) {
            var parts = checkpoint.split(" ", 3);
            return new Reached(Integer.parseInt(parts[0]), UUID.fromString(parts[1]), Long.parseLong(parts[2]));
        }

        String checkpoint() {
            return number + " " + after + " " + people;
        }
    }

    private final PayRuns runs;
    private final PayRunCalculations calculations;
    private final Paychecks paychecks;
    private final PayeesOfRuns payees;
    private final NegatedPaychecks negatedPaychecks;
    private final Partitions partitions;
    private final PaycheckWriter writer;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Messages messages;
    private final Actor actor;
    private final Clock clock;

    PayRunCalculation(
            PayRuns runs,
            PayRunCalculations calculations,
            Paychecks paychecks,
            PayeesOfRuns payees,
            NegatedPaychecks negatedPaychecks,
            Partitions partitions,
            PaycheckWriter writer,
            Jobs jobs,
            Outbox outbox,
            Messages messages,
            Actor actor,
            Clock clock) {
        this.runs = runs;
        this.calculations = calculations;
        this.paychecks = paychecks;
        this.payees = payees;
        this.negatedPaychecks = negatedPaychecks;
        this.partitions = partitions;
        this.writer = writer;
        this.jobs = jobs;
        this.outbox = outbox;
        this.messages = messages;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Queues the calculation. Refuses {@link PayRunProblem#PAY_RUN_STATE} once the run is approved.
     *
     * @return id of the job
     */
    @Transactional
    public UUID start(UUID payRunId) {
        runs.get(payRunId).requireCalculable();
        return jobs.start(KIND, new Parameters(payRunId));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Result run(JsonNode parameters, JobProgress progress) {
        var payRunId = UUID.fromString(parameters.path("payRunId").asText());
        var reached = progress.checkpoint()
                .map(Reached::parse)
                .map(checkpoint -> resume(payRunId, checkpoint))
                .orElseGet(() -> begin(payRunId));
        try {
            return calculate(payRunId, reached, progress);
        } catch (JobProgress.JobCanceled canceled) {
            // What is written counts only once the run takes the calculation over.
            progress.undone();
            throw canceled;
        }
    }

    private Result calculate(UUID payRunId, Reached from, JobProgress progress) {
        var reached = from;
        progress.checkpoint(reached.checkpoint());
        progress.total(QuarkusTransaction.requiringNew().call(() -> payees.count(runs.get(payRunId))));
        progress.advance(reached.people());
        try (var ahead = partitions.after(payRunId, reached.after())) {
            for (var partition = ahead.next(); partition != null; partition = ahead.next()) {
                reached = write(payRunId, reached, partition);
                progress.checkpoint(reached.checkpoint());
                progress.advance(partition.people());
            }
        }
        int number = reached.number();
        return QuarkusTransaction.requiringNew().call(() -> finish(payRunId, number));
    }

    private Reached begin(UUID payRunId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var run = runs.get(payRunId);
            run.requireCalculable();
            return new Reached(calculations.begin(run, actor.name(), clock.instant()), FIRST, 0);
        });
    }

    /** A process may stop after it committed a partition and before it set the checkpoint: what is written is done. */
    private Reached resume(UUID payRunId, Reached checkpoint) {
        return QuarkusTransaction.requiringNew()
                .call(() -> paychecks
                        .lastWritten(payRunId, checkpoint.number(), checkpoint.after())
                        .map(last -> new Reached(
                                checkpoint.number(),
                                last,
                                checkpoint.people()
                                        + paychecks.countAfter(payRunId, checkpoint.number(), checkpoint.after())))
                        .orElse(checkpoint));
    }

    private Reached write(UUID payRunId, Reached reached, Partitions.Partition partition) {
        QuarkusTransaction.requiringNew().run(() -> {
            runs.get(payRunId).requireCalculable();
            writer.write(payRunId, reached.number(), partition.paychecks());
        });
        return new Reached(reached.number(), partition.last(), reached.people() + partition.people());
    }

    /** Calculates a run that voids a paycheck within the current transaction: it has one paycheck and nothing to calculate. */
    void negate(PayRun run) {
        int number = calculations.begin(run, actor.name(), clock.instant());
        writer.write(run.id(), number, List.of(negatedPaychecks.of(run)));
        take(run, number);
    }

    /** The calculation counts from now on, and a second person is asked for; once for a run however often it is calculated. */
    private PayRun.Totals take(PayRun run, int number) {
        var totals = paychecks.totals(run.id(), number);
        outbox.append(run.calculated(
                number, actor.name(), clock.instant(), totals, paychecks.countOthersEmployed(run, number)));
        messages.write(
                PayrollMail.PAY_RUN_CALCULATED,
                run.id(),
                Map.of(
                        "payDate", new Fact.Day(run.payDate()),
                        "people", new Fact.People(totals.employees()),
                        "payRun", Fact.Link.to("/pay-runs", run.id())));
        return totals;
    }

    private Result finish(UUID payRunId, int number) {
        var run = runs.get(payRunId);
        if (run.version() != calculations.runVersionOf(payRunId, number)) {
            throw PlatformProblem.CONCURRENT_CHANGE.because("the run was changed while it was calculated", Map.of());
        }
        var totals = take(run, number);
        return new Result(
                payRunId,
                totals.employees(),
                totals.gross(),
                totals.net(),
                count(payRunId, number, Paycheck.Disposition.FLAGGED),
                count(payRunId, number, Paycheck.Disposition.REFUSED),
                count(payRunId, number, Paycheck.Disposition.NOTHING_DUE));
    }

    private int count(UUID payRunId, int number, Paycheck.Disposition disposition) {
        return Math.toIntExact(paychecks.count(payRunId, number, disposition));
    }
}
