package org.openpractice.payroll.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

/**
 * Calculates gross to net for everybody in a run, as a job. All cheques are written in one transaction with the run's
 * change, so a stop in the middle leaves the run as it was and the job begins anew. Somebody who cannot be calculated
 * gets a refused cheque that says why; the others go on.
 */
@ApplicationScoped
public class PayRunCalculation implements JobWork {

    private static final String KIND = "pay-run-calculation";

    /** What the job shows when it is done. */
    public record Result(UUID payRunId, int employees, Money gross, Money net, int flagged, int refused) {}

    private record Parameters(UUID payRunId) {}

    private record Draft(
            PayInputs.Candidate candidate,
            @Nullable NetPay pay,
            @Nullable ProblemException refusal) {}

    private final PayRuns runs;
    private final PayCheques cheques;
    private final PayInputs inputs;
    private final TaxTables tables;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    PayRunCalculation(
            PayRuns runs,
            PayCheques cheques,
            PayInputs inputs,
            TaxTables tables,
            Jobs jobs,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.runs = runs;
        this.cheques = cheques;
        this.inputs = inputs;
        this.tables = tables;
        this.jobs = jobs;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Queues the calculation. Refuses {@link PayrollProblem#PAY_RUN_STATE} once the run is approved.
     *
     * @return id of the job
     */
    @Transactional
    public UUID start(UUID payRunId) {
        runs.required(payRunId).requireCalculable();
        return jobs.start(KIND, new Parameters(payRunId));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Result run(JsonNode parameters, JobProgress progress) {
        var payRunId = UUID.fromString(parameters.path("payRunId").asText());
        long[] version = new long[1];
        var candidates = QuarkusTransaction.requiringNew().call(() -> {
            var run = runs.required(payRunId);
            run.requireCalculable();
            version[0] = run.version();
            return inputs.gather(run);
        });
        progress.total(candidates.size());
        var drafts = new ArrayList<Draft>();
        for (var candidate : candidates) {
            drafts.add(calculate(candidate));
            progress.advance(1);
        }
        return QuarkusTransaction.requiringNew().call(() -> keep(payRunId, version[0], drafts));
    }

    private Draft calculate(PayInputs.Candidate candidate) {
        if (candidate.input() == null) {
            return new Draft(candidate, null, candidate.refusal());
        }
        try {
            return new Draft(candidate, GrossToNet.calculate(candidate.input(), tables), null);
        } catch (ProblemException refusal) {
            return new Draft(candidate, null, refusal);
        }
    }

    private Result keep(UUID payRunId, long version, List<Draft> drafts) {
        var run = runs.required(payRunId);
        if (run.version() != version) {
            throw PlatformProblem.CONCURRENT_CHANGE.because("the run was changed while it was calculated", Map.of());
        }
        var kept = new ArrayList<PayCheque>();
        for (var draft : drafts) {
            var candidate = draft.candidate();
            if (draft.pay() != null) {
                var cheque = PayCheque.calculated(
                        run, candidate.enrolment(), candidate.digest(), candidate.flag(), draft.pay());
                cheques.add(cheque, draft.pay().lines());
                kept.add(cheque);
            } else if (draft.refusal() != null) {
                var cheque = PayCheque.refused(
                        run, candidate.enrolment(), candidate.digest(), candidate.flag(), draft.refusal());
                cheques.add(cheque, List.of());
                kept.add(cheque);
            }
        }
        var totals = PayCheques.totalsOf(kept);
        outbox.append(run.calculated(actor.name(), clock.instant(), totals));
        return new Result(
                run.id(),
                totals.employees(),
                totals.gross(),
                totals.net(),
                count(kept, PayCheque.Disposition.FLAGGED),
                count(kept, PayCheque.Disposition.REFUSED));
    }

    private static int count(List<PayCheque> cheques, PayCheque.Disposition disposition) {
        return (int) cheques.stream()
                .filter(cheque -> cheque.disposition() == disposition)
                .count();
    }
}
