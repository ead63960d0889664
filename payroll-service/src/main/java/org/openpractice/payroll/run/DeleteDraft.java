package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.sql.Sql;

/**
 * Deletes a run that nobody approved, with everything that was calculated for it; its period can then be opened anew. What is
 * approved is reversed instead and stays. Refuses {@link PayRunProblem#PAY_RUN_STATE}.
 */
@ApplicationScoped
class DeleteDraft {

    private final PayRuns runs;
    private final Sql sql;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    DeleteDraft(PayRuns runs, Sql sql, Outbox outbox, Audit audit, Clock clock) {
        this.runs = runs;
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void delete(UUID payRunId, IfMatch ifMatch) {
        runs.serialize();
        // A calculation that is under way writes no more paychecks once the row is held.
        var run = runs.lock(payRunId);
        ifMatch.require(run.version());
        outbox.append(run.delete(LocalDate.now(clock)));
        runs.getEntityManager().detach(run);
        sql.query("select delete_draft_pay_run(:run) as paychecks")
                .set("run", payRunId)
                .one(row -> row.integer("paychecks"));
        audit.record(Verb.REMOVED, "pay-run", payRunId);
    }
}
