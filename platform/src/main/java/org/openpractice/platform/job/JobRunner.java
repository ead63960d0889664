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
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.identity.Acting;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.Problems;
import org.openpractice.platform.problem.ThrowableMapper;

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

    private final AgroalDataSource dataSource;
    private final AgroalDataSource janitor;
    private final List<JobWork> kinds;
    private final Actor actor;
    private final ThrowableMapper failures;
    private final ObjectMapper json;
    private final Clock clock;
    private final ExecutorService executor = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().name("job-", 1).daemon().factory());
    private final ConcurrentHashMap<UUID, Running> running = new ConcurrentHashMap<>();

    JobRunner(
            AgroalDataSource dataSource,
            @DataSource("relay") AgroalDataSource janitor,
            @All List<JobWork> kinds,
            Actor actor,
            ThrowableMapper failures,
            ObjectMapper json,
            Clock clock) {
        this.dataSource = dataSource;
        this.janitor = janitor;
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
        try (var connection = janitor.getConnection();
                var statement = connection.prepareStatement("""
                        select practice_group_id, id from job
                        where state in ('QUEUED', 'RUNNING') and coalesce(lease_until, created_at) < now()
                            and (lease_until is not null or created_at < now() - interval '10 seconds')
                        order by id limit 100
                        """);
                var row = statement.executeQuery()) {
            while (row.next()) {
                UUID id = row.getObject(2, UUID.class);
                if (!running.containsKey(id)) {
                    submit(row.getObject(1, UUID.class), id);
                }
            }
        } catch (SQLException e) {
            LOG.warnf("Jobs could not be tended: %s", e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        executor.shutdownNow();
        if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.info("A job is still at work; it will be taken up again");
        }
    }

    private void run(UUID group, UUID id) {
        try {
            Optional<Claim> claimed = actor.as(new Acting(group, "job", "job"), () -> transaction(() -> claim(id)));
            claimed.ifPresent(claim -> actor.as(new Acting(group, claim.startedBy(), claim.client()), () -> {
                runClaimed(group, id, claim);
                return "done";
            }));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Job %s could not be run; it will be tried again", id);
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
            finish(progress, JobState.CANCELED, null, null);
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

    private record Claim(
            String kind, JsonNode parameters, @Nullable String checkpoint, String startedBy, String client) {}

    private Optional<Claim> claim(UUID id) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        update job set state = 'RUNNING', lease_until = now() + %s
                        where id = ? and state in ('QUEUED', 'RUNNING') and (lease_until is null or lease_until < now())
                        returning kind, parameters, checkpoint, started_by, client
                        """.formatted(LEASE))) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(
                                row.getString(1),
                                json.readTree(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Job " + id + " could not be claimed", e);
        }
    }

    private void finish(Running progress, JobState state, @Nullable String result, @Nullable String problem) {
        transaction(() -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement("""
                            update job set state = ?, result = ?::jsonb, problem = ?::jsonb, finished_at = ?,
                                           lease_until = null, total = coalesce(?, total), done = ?
                            where id = ?
                            """)) {
                statement.setString(1, state.name());
                statement.setString(2, result);
                statement.setString(3, problem);
                statement.setTimestamp(4, Timestamp.from(clock.instant()));
                statement.setObject(5, progress.total);
                statement.setLong(6, progress.done);
                statement.setObject(7, progress.id);
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("Job " + progress.id + " could not be finished", e);
            }
        });
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result of a job is not JSON", e);
        }
    }

    private static <T> T transaction(java.util.concurrent.Callable<T> work) {
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
        public void undone() {
            // Written when the job ends; a canceled one may not be interrupted again on its way out.
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

        private boolean update(@Nullable String checkpoint) throws SQLException {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement("""
                            update job set total = coalesce(?, total), done = ?, checkpoint = coalesce(?, checkpoint),
                                           lease_until = now() + %s
                            where id = ? returning cancel_requested
                            """.formatted(LEASE))) {
                statement.setObject(1, total);
                statement.setLong(2, done);
                statement.setString(3, checkpoint);
                statement.setObject(4, id);
                try (var row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        }
    }
}
