package org.openpractice.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.identity.Acting;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.Problems;
import org.openpractice.platform.problem.ThrowableMapper;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.sql.SqlException;

/**
 * Runs jobs, a few at a time. A job that is run carries a lease; one whose lease has run out belonged to a process that
 * stopped, and is taken up again by whoever finds it first.
 */
@ApplicationScoped
@Unremovable
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final int AT_A_TIME = 2;
    private static final String LEASE = "interval '30 seconds'";

    private final Sql sql;
    private final Sql janitor;
    private final List<JobWork> kinds;
    private final Actor actor;
    private final ThrowableMapper failures;
    private final ObjectMapper json;
    private final Clock clock;
    private final ExecutorService executor = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().name("job-", 1).daemon().factory());
    private final ConcurrentHashMap<UUID, Running> running = new ConcurrentHashMap<>();

    JobRunner(
            Sql sql,
            @DataSource("relay") AgroalDataSource janitor,
            @All List<JobWork> kinds,
            Actor actor,
            ThrowableMapper failures,
            ObjectMapper json,
            Clock clock) {
        this.sql = sql.direct();
        this.janitor = Sql.over(janitor);
        this.kinds = kinds;
        this.actor = actor;
        this.failures = failures;
        this.json = json;
        this.clock = clock;
    }

    void submit(UUID group, UUID id) {
        try {
            executor.execute(() -> run(group, id));
        } catch (java.util.concurrent.RejectedExecutionException e) {
            LOG.infof("Job %s is left for the next process: this one stops", id);
        }
    }

    /** Renews the leases of what runs here and takes up what another process left. */
    @Scheduled(every = "${openpractice.jobs.tend-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tend() {
        running.values().forEach(Running::renew);
        try {
            janitor.query("""
                            select practice_group_id, id from job
                            where state in ('QUEUED', 'RUNNING') and coalesce(lease_until, created_at) < now()
                                and (lease_until is not null or created_at < now() - interval '10 seconds')
                            order by id limit 100
                            """).list(row -> new Left(row.uuid("practice_group_id"), row.uuid("id"))).stream()
                    .filter(left -> !running.containsKey(left.id()))
                    .forEach(left -> submit(left.group(), left.id()));
        } catch (SqlException e) {
            LOG.warnf("Jobs could not be tended: %s", e.getMessage());
        }
    }

    private record Left(UUID group, UUID id) {}

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        executor.shutdownNow();
        if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.info("A job is still at work; it will be taken up again");
        }
    }

    private void run(UUID group, UUID id) {
        // What is logged of a job is found by its id.
        MDC.put(Problems.CORRELATION_ID, id.toString());
        try {
            Optional<Claim> claimed = actor.as(new Acting(group, "job", "job"), () -> transaction(() -> claim(id)));
            claimed.ifPresent(claim -> actor.as(new Acting(group, claim.startedBy(), claim.client()), () -> {
                runClaimed(group, id, claim);
                return "done";
            }));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Job %s could not be run; it will be tried again", id);
        } finally {
            MDC.remove(Problems.CORRELATION_ID);
        }
    }

    private void runClaimed(UUID group, UUID id, Claim claim) {
        var progress = new Running(group, id, claim.checkpoint());
        running.put(id, progress);
        try {
            JobWork work = kinds.stream()
                    .filter(candidate -> candidate.kind().equals(claim.kind()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nobody does jobs of kind " + claim.kind()));
            Object result = work.run(claim.parameters(), progress);
            finish(progress, JobState.SUCCEEDED, result == null ? null : write(result), null);
        } catch (JobProgress.JobCanceled e) {
            finish(progress, JobState.CANCELED, null, write(Problems.members(canceled(progress.done, progress.total))));
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                LOG.infof("Job %s stops with its process and goes on in the next", id);
                return;
            }
            finish(progress, JobState.FAILED, null, write(Problems.members(failures.problem(e))));
        } finally {
            running.remove(id);
        }
    }

    /** What a job that somebody canceled says became of it. */
    static ProblemException canceled(long done, @Nullable Long total) {
        return PlatformProblem.JOB_CANCELED.because(
                done == 0
                        ? "it was canceled before its end; nothing was taken in or changed"
                        : "it was canceled after " + done + (total == null ? "" : " of " + total)
                                + " steps; these stay done, the others were not begun",
                Map.of("done", done));
    }

    private record Claim(
            String kind, JsonNode parameters, @Nullable String checkpoint, String startedBy, String client) {}

    private Optional<Claim> claim(UUID id) {
        return sql.query("""
                        update job set state = 'RUNNING', lease_until = now() + %s
                        where id = :id and state in ('QUEUED', 'RUNNING') and (lease_until is null or lease_until < now())
                        returning kind, parameters, checkpoint, started_by, client
                        """.formatted(LEASE))
                .set("id", id)
                .first(row -> new Claim(
                        row.string("kind"),
                        read(row.string("parameters")),
                        row.orNull("checkpoint", Row::string),
                        row.string("started_by"),
                        row.string("client")));
    }

    private JsonNode read(String parameters) {
        try {
            return json.readTree(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The parameters of a job are not JSON", e);
        }
    }

    private void finish(Running progress, JobState state, @Nullable String result, @Nullable String problem) {
        transaction(() -> sql.update("""
                        update job set state = :state, result = :result::jsonb, problem = :problem::jsonb, finished_at = :now,
                                       lease_until = null, total = coalesce(:total::bigint, total), done = :done
                        where id = :id
                        """)
                .set("state", state)
                .set("result", result)
                .set("problem", problem)
                .set("now", clock.instant())
                .set("total", progress.total)
                .set("done", progress.done)
                .set("id", progress.id)
                .run());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result of a job is not JSON", e);
        }
    }

    private static <T> T transaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    /** Progress of one run; written at most a few times a second. */
    private final class Running implements JobProgress {
        private static final long WRITE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

        private final UUID group;
        private final UUID id;
        private final List<String> checkpoints = new ArrayList<>();
        private volatile @Nullable Long total;
        private volatile long done;
        private long written;

        private Running(UUID group, UUID id, @Nullable String checkpoint) {
            this.group = group;
            this.id = id;
            if (checkpoint != null) {
                checkpoints.add(checkpoint);
            }
        }

        @Override
        public UUID jobId() {
            return id;
        }

        @Override
        public void total(long steps) {
            total = steps;
            write(null);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // only the work's own thread writes
        public void advance(long steps) {
            done += steps;
            if (System.nanoTime() - written > WRITE_EVERY_NANOS) {
                write(null);
            }
        }

        @Override
        public <T> T inOneTransaction(int seconds, Callable<T> work) {
            long before = done;
            try {
                return QuarkusTransaction.requiringNew().timeout(seconds).call(work);
            } catch (RuntimeException canceledOrFailed) {
                // Written when the job ends; a canceled one may not be interrupted again on its way out.
                done = before;
                throw canceledOrFailed;
            }
        }

        @Override
        public void undone() {
            done = 0;
        }

        @Override
        public void checkpoint(String checkpoint) {
            checkpoints.add(checkpoint);
            write(checkpoint);
        }

        @Override
        public Optional<String> checkpoint() {
            return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.getLast());
        }

        private void write(@Nullable String checkpoint) {
            written = System.nanoTime();
            boolean canceled = transaction(() -> update(checkpoint));
            if (canceled) {
                throw new JobCanceled();
            }
        }

        private void renew() {
            try {
                actor.as(new Acting(group, "job", "job"), () -> transaction(() -> update(null)));
            } catch (RuntimeException e) {
                LOG.warnf("Lease of job %s could not be renewed: %s", id, e.getMessage());
            }
        }

        private boolean update(@Nullable String checkpoint) {
            return sql.query("""
                            update job set total = coalesce(:total::bigint, total), done = :done,
                                           checkpoint = coalesce(:checkpoint::text, checkpoint), lease_until = now() + %s
                            where id = :id returning cancel_requested
                            """.formatted(LEASE))
                    .set("total", total)
                    .set("done", done)
                    .set("checkpoint", checkpoint)
                    .set("id", id)
                    .first(row -> row.flag("cancel_requested"))
                    .orElse(false);
        }
    }
}
