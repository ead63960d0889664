package org.openpractice.platform.mail;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.mail.Delivery.Envelope;
import org.openpractice.platform.mail.Delivery.Item;
import org.openpractice.platform.mail.Delivery.Outcome;

/**
 * Sends what {@link Messages} wrote. One worker per database is active at a time: like the outbox relay it holds an advisory
 * lock on the connection that also reads and marks.
 *
 * <p>A mail is marked {@code SENDING} before it is handed over and {@code SENT} after the server took it. Between the
 * server's decision and our mark lies a window that SMTP leaves open (RFC 1047): when the server, the connection or this
 * process ends in it, nobody here can know whether the mail arrived. It is then sent again under the same Message-ID, by
 * which the receiving side knows a mail it already has; so nothing is lost, and a duplicate is possible only in that window
 * and only where the receiver does not compare Message-IDs. Every answer that was read closes the window: an accepted or a
 * refused mail is never sent again.
 */
@ApplicationScoped
@Unremovable
class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class);
    private static final long LOCK = 0x6D61696CL; // "mail"
    private static final int BATCH = 200;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(2);
    /** RFC 5321, 4.5.4.1: give up after four to five days at the earliest. */
    private static final Duration GIVE_UP = Duration.ofDays(5);

    private static final String DUE = """
            select practice_group_id, id, recipient, is_digest, mail_id, attempts, created_at
            from message where state in ('WAITING', 'SENDING') and due_at <= ? order by due_at, id limit ?
            """;
    private static final String TAKE_ALONE = """
            update message set state = 'SENDING', attempts = attempts + 1, mail_id = ?
            where practice_group_id = ? and id = ? and mail_id is null
            """;
    private static final String TAKE_DIGEST = """
            update message set state = 'SENDING', attempts = attempts + 1, mail_id = ?
            where practice_group_id = ? and recipient = ? and is_digest and mail_id is null and state = 'WAITING'
                and due_at <= ?
            """;
    private static final String TAKE_AGAIN = """
            update message set state = 'SENDING', attempts = attempts + 1
            where practice_group_id = ? and mail_id = ? and state in ('WAITING', 'SENDING')
            """;
    private static final String ITEMS = """
            select subject, text_body, html_body from message
            where practice_group_id = ? and mail_id = ? and state = 'SENDING' order by id
            """;
    private static final String MARK = """
            update message set state = ?, due_at = coalesce(?, due_at), reply_code = ?, reply = ?, sent_at = ?
            where practice_group_id = ? and mail_id = ? and state = 'SENDING'
            """;

    private final AgroalDataSource dataSource;
    private final Delivery delivery;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final AtomicBoolean leader = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean running;
    private @Nullable Thread thread;
    private Duration pause = IDLE;

    MailWorker(
            @DataSource("relay") AgroalDataSource dataSource, Delivery delivery, Clock clock, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.delivery = delivery;
        this.clock = clock;
        metrics.gauge("mail_worker_is_leader", leader, flag -> flag.get() ? 1 : 0);
        metrics.gauge("mail_sent", sent, AtomicLong::get);
        metrics.gauge("mail_refused", refused, AtomicLong::get);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("mail-worker").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    /** Tells the worker that something was committed. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                lead(connection);
            } catch (SQLException e) {
                LOG.warnf("Mail worker lost its connection: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Mail worker failed; it starts anew", e);
            } finally {
                leader.set(false);
            }
            await(IDLE);
        }
    }

    private void lead(Connection connection) throws SQLException {
        if (!lock(connection, "select pg_try_advisory_lock(?)")) {
            return;
        }
        leader.set(true);
        try {
            while (running) {
                if (!sendBatch(connection)) {
                    await(pause);
                }
            }
        } finally {
            unlock(connection);
        }
    }

    private void await(Duration most) {
        try {
            if (work.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** A message that may go, as the first of its mail. */
    private record Due(
            UUID group,
            UUID id,
            String recipient,
            boolean isDigest,
            @Nullable UUID mailId,
            int attempts,
            Instant createdAt) {

        UUID mail() {
            return mailId == null ? id : mailId;
        }
    }

    /** @return whether there may be more to do at once */
    private boolean sendBatch(Connection connection) throws SQLException {
        var due = due(connection);
        var done = new HashSet<UUID>();
        for (Due first : due) {
            // A message of a digest that went with another is not WAITING any more and yields no items.
            if (!running || !done.add(first.mail()) || !take(connection, first)) {
                continue;
            }
            var outcome = delivery.deliver(
                    new Envelope(first.mail(), first.recipient(), items(connection, first.group(), first.mail())));
            mark(connection, first, outcome);
            if (outcome instanceof Outcome.Unreachable unreachable) {
                // The next mail would fare no better.
                LOG.warnf("Mail waits for the mail server: %s", unreachable.reply());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                return false;
            }
            pause = IDLE;
        }
        return due.size() == BATCH;
    }

    private List<Due> due(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setInt(2, BATCH);
            try (var row = statement.executeQuery()) {
                var due = new ArrayList<Due>();
                while (row.next()) {
                    due.add(new Due(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getBoolean(4),
                            row.getObject(5, UUID.class),
                            row.getInt(6),
                            row.getTimestamp(7).toInstant()));
                }
                return due;
            }
        }
    }

    private boolean take(Connection connection, Due first) throws SQLException {
        if (first.mailId() != null) {
            return update(connection, TAKE_AGAIN, first.group(), first.mailId());
        }
        return first.isDigest()
                ? update(
                        connection,
                        TAKE_DIGEST,
                        first.id(),
                        first.group(),
                        first.recipient(),
                        Timestamp.from(clock.instant()))
                : update(connection, TAKE_ALONE, first.id(), first.group(), first.id());
    }

    private static boolean update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate() > 0;
        }
    }

    private static List<Item> items(Connection connection, UUID group, UUID mail) throws SQLException {
        try (var statement = connection.prepareStatement(ITEMS)) {
            statement.setObject(1, group);
            statement.setObject(2, mail);
            try (var row = statement.executeQuery()) {
                var items = new ArrayList<Item>();
                while (row.next()) {
                    items.add(new Item(row.getString(1), row.getString(2), row.getString(3)));
                }
                return items;
            }
        }
    }

    private void mark(Connection connection, Due first, Outcome outcome) throws SQLException {
        var now = clock.instant();
        try (var statement = connection.prepareStatement(MARK)) {
            switch (outcome) {
                case Outcome.Accepted() -> {
                    mark(statement, MessageState.SENT, null, 250, null, now);
                    sent.incrementAndGet();
                }
                case Outcome.Refused(int code, String reply) -> {
                    mark(statement, MessageState.FAILED, null, code, reply, null);
                    refused.incrementAndGet();
                    LOG.warnf("Mail %s was refused with %d", first.mail(), code);
                }
                case Outcome.PutOff(int code, String reply) -> {
                    boolean over = first.createdAt().plus(GIVE_UP).isBefore(now);
                    mark(
                            statement,
                            over ? MessageState.FAILED : MessageState.WAITING,
                            now.plus(backOff(first.attempts())),
                            code,
                            reply,
                            null);
                }
                case Outcome.Unreachable(Integer code, String reply) ->
                    mark(statement, MessageState.SENDING, null, code, reply, null);
            }
            statement.setObject(6, first.group());
            statement.setObject(7, first.mail());
            statement.executeUpdate();
        }
    }

    private static void mark(
            PreparedStatement statement,
            MessageState state,
            @Nullable Instant dueAt,
            @Nullable Integer code,
            @Nullable String reply,
            @Nullable Instant sentAt)
            throws SQLException {
        statement.setString(1, state.name());
        statement.setTimestamp(2, dueAt == null ? null : Timestamp.from(dueAt));
        statement.setObject(3, code, java.sql.Types.INTEGER);
        statement.setString(4, reply);
        statement.setTimestamp(5, sentAt == null ? null : Timestamp.from(sentAt));
    }

    /** Half a minute, a minute, two ... two hours. */
    static Duration backOff(int attemptsBefore) {
        var next = FIRST_BACK_OFF.multipliedBy(1L << Math.min(attemptsBefore, 10));
        return next.compareTo(LONGEST_BACK_OFF) < 0 ? next : LONGEST_BACK_OFF;
    }

    private static boolean lock(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** The connection goes back to the pool; the lock must not go with it. */
    private static void unlock(Connection connection) {
        try {
            lock(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException e) {
            LOG.debugf("Lock went with its connection: %s", e.getMessage());
        }
    }
}
