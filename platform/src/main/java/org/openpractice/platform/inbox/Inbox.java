package org.openpractice.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openpractice.platform.outbox.Outbox;

/** The inbox tables of the current practice group. Everything here runs in the caller's transaction. */
@ApplicationScoped
class Inbox {

    private static final String LOCK = """
            insert into inbox_aggregate (channel, aggregate_type, aggregate_id, last_sequence) values (?, ?, ?, 0)
            on conflict (practice_group_id, channel, aggregate_type, aggregate_id)
                do update set last_sequence = inbox_aggregate.last_sequence
            returning last_sequence, parked_since is not null
            """;

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String deadLetterTopic;

    Inbox(
            AgroalDataSource dataSource,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.deadLetterTopic = application.replaceFirst("-service$", "") + ".dead-letter.v1";
    }

    /**
     * How far a channel has got in an aggregate.
     *
     * @param lastSequence 0 before the first event
     */
    record Progress(long lastSequence, boolean parked) {}

    /** Locks the aggregate for this channel until the transaction ends. */
    Progress lock(String channel, EventMetadata metadata) {
        return query(LOCK, statement -> {
            statement.setString(1, channel);
            statement.setString(2, metadata.aggregateType());
            statement.setObject(3, metadata.aggregateId());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Progress(row.getLong(1), row.getBoolean(2));
            }
        });
    }

    /** Whether the event was consumed or parked before. */
    boolean knows(String channel, EventMetadata metadata) {
        return query("""
                select exists (select 1 from inbox where channel = ? and event_id = ?)
                    or exists (select 1 from parked_event where channel = ? and event_id = ?)
                """, statement -> {
            statement.setString(1, channel);
            statement.setObject(2, metadata.id());
            statement.setString(3, channel);
            statement.setObject(4, metadata.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    void consumed(String channel, EventMetadata metadata, boolean applied) {
        update(
                "insert into inbox (channel, event_id, type, outcome, consumed_at) values (?, ?, ?, ?, ?)",
                channel,
                metadata.id(),
                metadata.type(),
                applied ? "APPLIED" : "SKIPPED",
                now());
        update("""
                update inbox_aggregate set last_sequence = ?
                where channel = ? and aggregate_type = ? and aggregate_id = ?
                """, metadata.sequence(), channel, metadata.aggregateType(), metadata.aggregateId());
    }

    /** Keeps the event, marks its aggregate as parked and sends a copy to the dead-letter topic. */
    void park(String channel, EventMetadata metadata, byte[] payload, String reason) {
        lock(channel, metadata);
        if (knows(channel, metadata)) {
            return;
        }
        update(
                """
                insert into parked_event (channel, event_id, aggregate_type, aggregate_id, aggregate_sequence, type,
                                          headers, payload, reason, parked_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                """,
                channel,
                metadata.id(),
                metadata.aggregateType(),
                metadata.aggregateId(),
                metadata.sequence(),
                metadata.type(),
                write(metadata.headers()),
                payload,
                reason,
                now());
        update("""
                update inbox_aggregate set parked_since = coalesce(parked_since, ?),
                                           parked_reason = coalesce(parked_reason, ?)
                where channel = ? and aggregate_type = ? and aggregate_id = ?
                """, now(), reason, channel, metadata.aggregateType(), metadata.aggregateId());
        var headers = new LinkedHashMap<>(metadata.headers());
        headers.put("dead-letter-channel", channel);
        headers.put("dead-letter-reason", reason);
        outbox.appendDeadLetter(
                deadLetterTopic,
                channel,
                metadata.aggregateId(),
                metadata.type(),
                new String(payload, StandardCharsets.UTF_8),
                write(headers));
    }

    private String write(Object headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Text headers are always JSON", e);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private void update(String sql, Object... arguments) {
        query(sql, statement -> {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        });
    }

    private <T> T query(String sql, Query<T> query) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return query.run(statement);
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** The database refused a statement of the inbox. */
    static final class InboxException extends RuntimeException {
        InboxException(SQLException cause) {
            super(cause);
        }
    }
}
