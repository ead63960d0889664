package org.openpractice.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.tenancy.CurrentGroup;

/** Starts long work and tells how it goes. */
@ApplicationScoped
public class Jobs {

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final JobRunner runner;
    private final Actor actor;
    private final CurrentGroup group;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Jobs(
            AgroalDataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            JobRunner runner,
            Actor actor,
            CurrentGroup group,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.dataSource = dataSource;
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
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into job (id, kind, state, parameters, done, cancel_requested, started_by, client, created_at)
                        values (?, ?, 'QUEUED', ?::jsonb, 0, false, ?, ?, ?)
                        """)) {
            statement.setObject(1, id);
            statement.setString(2, kind);
            statement.setString(3, json.writeValueAsString(parameters));
            statement.setString(4, actor.name());
            statement.setString(5, actor.client());
            statement.setTimestamp(6, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Job " + kind + " could not be queued", e);
        }
        audit.record(Verb.STARTED, kind, id);
        runAfterCommit(group.id(), id);
        return id;
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    public JobView view(UUID id) {
        return find(id).orElseThrow(PlatformProblem::notFound);
    }

    @Transactional
    public Optional<JobView> find(UUID id) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select * from job where id = ?")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(view(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Job could not be read", e);
        }
    }

    /** Asks running work to stop at its next step; a finished job stays as it is. */
    @Transactional
    public JobView cancel(UUID id) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        update job set cancel_requested = true,
                                       state = case when state = 'QUEUED' then 'CANCELED' else state end,
                                       finished_at = case when state = 'QUEUED' then ? else finished_at end
                        where id = ? and state in ('QUEUED', 'RUNNING')
                        """)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setObject(2, id);
            if (statement.executeUpdate() == 1) {
                audit.record(Verb.CANCELED, "job", id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Job could not be canceled", e);
        }
        return view(id);
    }

    private void runAfterCommit(UUID group, UUID id) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The job waits for the commit.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    runner.submit(group, id);
                }
            }
        });
    }

    private static JobView view(ResultSet row) throws SQLException {
        Long total = row.getObject("total", Long.class);
        long done = row.getLong("done");
        return new JobView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                JobState.valueOf(row.getString("state")),
                total,
                done,
                total == null ? null : total == 0 ? 100 : (int) Math.min(100, done * 100 / total),
                row.getString("started_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getString("result"),
                row.getString("problem"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
