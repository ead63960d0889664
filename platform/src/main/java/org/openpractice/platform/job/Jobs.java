package org.openpractice.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.Problems;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.platform.transaction.AfterCommit;

/** Starts long work and tells how it goes. */
@ApplicationScoped
public class Jobs {

    /** The work may run in another process, so the row is asked. */
    private static final long ASKED_EVERY_MILLISECONDS = 100;

    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;
    private final JobRunner runner;
    private final Actor actor;
    private final CurrentGroup group;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Jobs(
            Sql sql,
            TransactionSynchronizationRegistry transaction,
            JobRunner runner,
            Actor actor,
            CurrentGroup group,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.sql = sql.direct();
        this.transaction = transaction;
        this.runner = runner;
        this.actor = actor;
        this.group = group;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Queues work; it begins when the current transaction has committed.
     *
     * @param kind of a {@link JobWork} bean
     * @param parameters what the work needs, kept as JSON; no secrets
     * @return id of the job
     */
    @Transactional
    public UUID start(String kind, Object parameters) {
        UUID id = Ids.next();
        sql.update("""
                        insert into job (id, kind, state, parameters, done, cancel_requested, started_by, client, created_at)
                        values (:id, :kind, 'QUEUED', :parameters::jsonb, 0, false, :startedBy, :client, :createdAt)
                        """)
                .set("id", id)
                .set("kind", kind)
                .set("parameters", write(kind, parameters))
                .set("startedBy", actor.name())
                .set("client", actor.client())
                .set("createdAt", clock.instant())
                .run();
        audit.record(Verb.STARTED, kind, id);
        var owner = group.id();
        AfterCommit.run(transaction, () -> runner.submit(owner, id));
        return id;
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    public JobView view(UUID id) {
        return find(id).orElseThrow(PlatformProblem::notFound);
    }

    @Transactional
    public Optional<JobView> find(UUID id) {
        return sql.query("select * from job where id = :id").set("id", id).first(JobView::of);
    }

    /**
     * A job, once it has ended or those seconds are over: whoever has only one thing to do next asks once instead of again
     * and again.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found}
     */
    public JobView await(UUID id, int seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var job = QuarkusTransaction.requiringNew().call(() -> view(id));
        while (!job.state().isEnd() && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(ASKED_EVERY_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return job;
            }
            job = QuarkusTransaction.requiringNew().call(() -> view(id));
        }
        return job;
    }

    /** Asks running work to stop at its next step; a finished job stays as it is. */
    @Transactional
    public JobView cancel(UUID id) {
        int stopped = sql.update("""
                        update job set cancel_requested = true,
                                       state = case when state = 'QUEUED' then 'CANCELED' else state end,
                                       problem = case when state = 'QUEUED' then :problem::jsonb else problem end,
                                       finished_at = case when state = 'QUEUED' then :now else finished_at end
                        where id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                .set("now", clock.instant())
                .set("problem", write("cancellation", Problems.members(JobRunner.canceled(0, null))))
                .set("id", id)
                .run();
        if (stopped == 1) {
            audit.record(Verb.CANCELED, "job", id);
        }
        return view(id);
    }

    private String write(String kind, Object parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a job says cannot be written: " + kind, e);
        }
    }
}
