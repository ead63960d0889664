package org.openpractice.platform.outbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the one relay of a database reads and marks. Its connection holds the session-level advisory lock: a relay that lost
 * the connection has lost the right to mark.
 */
class PendingEvents {

    private static final long LOCK = 0x6F7574626F78L; // "outbox"

    private static final String IDS = "select id from outbox_pending order by id limit ?";

    private static final String EVENTS = """
            select id, practice_group_id, event_id, topic, aggregate_type, aggregate_id, aggregate_sequence, type,
                   schema_version, payload, headers, traceparent, causation_id, occurred_at
            from outbox where id = any (?) order by id
            """;

    private final Connection connection;
    private final ObjectMapper json;

    PendingEvents(Connection connection, ObjectMapper json) {
        this.connection = connection;
        this.json = json;
    }

    boolean tryLock() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** The connection goes back to the pool; the lock must not go with it. */
    void unlock() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    /**
     * The first events beside those that are known, in the order of their ids.
     *
     * <p>It looks from the beginning each time, for ids are given out before transactions commit and become visible out of
     * order. What an aggregate did before an event that is seen here is seen too: the events of one aggregate wait for each
     * other's commit, and so have their ids in the order in which they become visible.
     */
    List<PendingEvent> first(int most, Set<Long> known) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var statement = connection.prepareStatement(IDS)) {
            statement.setInt(1, most + known.size());
            try (var result = statement.executeQuery()) {
                while (result.next() && ids.size() < most) {
                    long id = result.getLong(1);
                    if (!known.contains(id)) {
                        ids.add(id);
                    }
                }
            }
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        try (var statement = connection.prepareStatement(EVENTS)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            var events = new ArrayList<PendingEvent>(ids.size());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    events.add(event(result));
                }
            }
            return events;
        }
    }

    /** Says that the broker has acknowledged these. */
    void published(Collection<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement("delete from outbox_pending where id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    private PendingEvent event(ResultSet row) throws SQLException {
        return new PendingEvent(
                row.getLong("id"),
                row.getObject("practice_group_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class),
                row.getLong("aggregate_sequence"),
                row.getString("type"),
                row.getInt("schema_version"),
                row.getBytes("payload"),
                headers(row.getString("headers")),
                row.getString("traceparent"),
                row.getObject("causation_id", UUID.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    private Map<String, String> headers(String text) {
        if (text.equals("{}")) {
            return Map.of();
        }
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException("Headers in the outbox are not JSON", e);
        }
    }
}
