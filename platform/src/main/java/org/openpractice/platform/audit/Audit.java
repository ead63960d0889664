package org.openpractice.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.sql.Sql;

/**
 * The audit log: who did or read what, when. Lines are written in the transaction of the deed, so there is no deed
 * without its line and no line without its deed. 45 CFR 164.312(b) asks for it where health data is concerned.
 */
@ApplicationScoped
public class Audit {

    private static final String LOCK_HEAD = """
            insert into audit_head (sequence, hash) values (0, ''::bytea)
            on conflict (practice_group_id) do update set sequence = audit_head.sequence
            returning sequence, hash
            """;
    private static final String INSERT_LINE = """
            insert into audit_line (sequence, at, actor, client, action, subject_type, subject_id, correlation_id, hash)
            values (:sequence, :at, :actor, :client, :action, :subjectType, :subjectId, :correlationId, :hash)
            """;
    private static final String MOVE_HEAD = "update audit_head set sequence = :sequence, hash = :hash";

    private final Sql sql;
    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry transaction;
    private final Actor actor;
    private final Clock clock;

    Audit(
            Sql sql,
            TransactionManager transactions,
            TransactionSynchronizationRegistry transaction,
            Actor actor,
            Clock clock) {
        this.sql = sql.direct();
        this.transactions = transactions;
        this.transaction = transaction;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Records a deed in the current transaction, or in one of its own.
     *
     * @param subjectType kind of record, for example {@code patient}
     * @param subjectId null when the deed concerns a list
     */
    @Transactional
    public void record(Verb verb, String subjectType, @Nullable UUID subjectId) {
        record(verb.word(), subjectType, subjectId);
    }

    /**
     * Records a deed that an event tells, in the current transaction, or in one of its own.
     *
     * @param action the name of the event
     * @param subjectType kind of record, for example {@code patient}
     * @param subjectId null when the deed concerns a list
     */
    @Transactional
    public void record(String action, String subjectType, @Nullable UUID subjectId) {
        pending()
                .add(new AuditLine(
                        0,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        actor.name(),
                        actor.client(),
                        action,
                        subjectType,
                        subjectId,
                        MDC.get("correlationId") instanceof String id ? id : null));
    }

    @SuppressWarnings("unchecked") // the resource is ours
    private List<AuditLine> pending() {
        if (transaction.getResource(Audit.class) instanceof List<?> lines) {
            return (List<AuditLine>) lines;
        }
        var lines = new ArrayList<AuditLine>();
        transaction.putResource(Audit.class, lines);
        if (transaction.getRollbackOnly()) {
            return lines; // a deed that will not have been
        }
        try {
            transactions.getTransaction().registerSynchronization(new WriteBeforeCommit(lines));
        } catch (RollbackException | SystemException e) {
            throw new IllegalStateException("The audit log cannot join the transaction", e);
        }
        return lines;
    }

    /**
     * The chain is a group's one point that all its transactions pass; it is locked last and held for the shortest
     * time.
     */
    private final class WriteBeforeCommit implements Synchronization {
        private final List<AuditLine> lines;

        private WriteBeforeCommit(List<AuditLine> lines) {
            this.lines = lines;
        }

        @Override
        public void beforeCompletion() {
            write(lines);
        }

        @Override
        public void afterCompletion(int status) {
            if (status != Status.STATUS_COMMITTED) {
                lines.clear();
            }
        }
    }

    private void write(List<AuditLine> lines) {
        var head = sql.query(LOCK_HEAD).one(row -> new Head(row.number("sequence"), row.bytes("hash")));
        var chained = new ArrayList<Chained>();
        for (AuditLine pending : lines) {
            AuditLine line = pending.numbered(head.sequence() + 1);
            head = new Head(line.sequence(), line.hash(head.hash()));
            chained.add(new Chained(line, head.hash()));
        }
        sql.<Chained>batch(INSERT_LINE, chained, Audit::set);
        sql.update(MOVE_HEAD)
                .set("sequence", head.sequence())
                .set("hash", head.hash())
                .run();
    }

    /** Where the chain ends. */
    private record Head(long sequence, byte[] hash) {}

    private record Chained(AuditLine line, byte[] hash) {}

    private static void set(Sql.Parameters row, Chained chained) {
        var line = chained.line();
        row.set("sequence", line.sequence());
        row.set("at", line.at());
        row.set("actor", line.actor());
        row.set("client", line.client());
        row.set("action", line.action());
        row.set("subjectType", line.subjectType());
        row.set("subjectId", line.subjectId());
        row.set("correlationId", line.correlationId());
        row.set("hash", chained.hash());
    }
}
