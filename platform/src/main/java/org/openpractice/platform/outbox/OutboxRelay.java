package org.openpractice.platform.outbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends committed events to Kafka: at least once, in the order of each aggregate.
 *
 * <p>One relay per database is active at a time. It holds a session-level advisory lock on the connection that also
 * reads and marks, so a relay that lost its connection has lost its right to mark. Rows are taken in the order of their
 * ids and marked only after the broker has acknowledged them: the mark, not a cursor, is what loses nothing, for ids are
 * given out before transactions commit and become visible out of order.
 */
@ApplicationScoped
@Unremovable
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long LOCK = 0x6F7574626F78L; // "outbox"
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final String UNPUBLISHED = """
            select id, practice_group_id, event_id, topic, aggregate_type, aggregate_id, aggregate_sequence, type,
                   schema_version, payload, headers, traceparent, causation_id, occurred_at
            from outbox where published_at is null order by id limit ?
            """;

    private final AgroalDataSource dataSource;
    private final String source;
    private final String bootstrapServers;
    private final ObjectMapper json;
    private final Semaphore work = new Semaphore(0);
    private final AtomicBoolean leader = new AtomicBoolean();
    private final AtomicLong published = new AtomicLong();
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            @DataSource("relay") AgroalDataSource dataSource,
            @ConfigProperty(name = "quarkus.application.name") String source,
            @ConfigProperty(name = "openpractice.kafka.bootstrap") String bootstrapServers,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.source = source;
        this.bootstrapServers = bootstrapServers;
        this.json = json;
        metrics.gauge("relay_is_leader", leader, flag -> flag.get() ? 1 : 0);
        metrics.gauge("outbox_published", published, AtomicLong::get);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    /** Tells the relay that something was committed. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        try (Producer<String, byte[]> producer = producer()) {
            while (running) {
                try (var connection = dataSource.getConnection()) {
                    lead(connection, producer);
                } catch (SQLException e) {
                    LOG.warnf("Outbox relay lost its connection: %s", e.getMessage());
                } catch (RuntimeException e) {
                    LOG.error("Outbox relay failed; it starts anew", e);
                } finally {
                    leader.set(false);
                }
                await();
            }
        }
    }

    private void lead(Connection connection, Producer<String, byte[]> producer) throws SQLException {
        if (!tryLock(connection)) {
            return;
        }
        leader.set(true);
        try {
            while (running) {
                int sent = relayBatch(connection, producer);
                if (sent < BATCH) {
                    await();
                }
            }
        } finally {
            unlock(connection);
        }
    }

    private void await() {
        try {
            if (work.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private int relayBatch(Connection connection, Producer<String, byte[]> producer) throws SQLException {
        List<Row> rows = unpublished(connection);
        Set<UUID> stopped = new HashSet<>();
        List<Row> remaining = rows;
        while (!remaining.isEmpty()) {
            // One record per aggregate is in flight, so that a failed send can never be overtaken by the next one.
            List<Row> wave = new ArrayList<>();
            List<Row> later = new ArrayList<>();
            Set<UUID> inFlight = new HashSet<>();
            for (Row row : remaining) {
                if (inFlight.add(row.aggregateId)) {
                    wave.add(row);
                } else {
                    later.add(row);
                }
            }
            mark(connection, send(producer, wave, stopped));
            later.removeIf(row -> stopped.contains(row.aggregateId));
            remaining = later;
        }
        if (!stopped.isEmpty()) {
            LOG.warnf("%d aggregates wait for the broker", stopped.size());
            return 0;
        }
        return rows.size();
    }

    private List<Long> send(Producer<String, byte[]> producer, List<Row> wave, Set<UUID> stopped) {
        Map<Row, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (Row row : wave) {
            if (!stopped.isEmpty()) {
                // The broker cannot even be asked; trying each of the others would only wait as long again.
                stopped.add(row.aggregateId);
                continue;
            }
            Future<RecordMetadata> acknowledgment = producer.send(record(row));
            if (acknowledgment.state() == Future.State.FAILED) {
                LOG.warnf("Event %s could not be sent: %s", row.eventId, acknowledgment.exceptionNow());
                stopped.add(row.aggregateId);
            } else {
                sent.put(row, acknowledgment);
            }
        }
        producer.flush();
        List<Long> acknowledged = new ArrayList<>();
        sent.forEach((row, acknowledgment) -> {
            try {
                acknowledgment.get();
                acknowledged.add(row.id);
            } catch (ExecutionException e) {
                LOG.warnf("Event %s was not acknowledged: %s", row.eventId, String.valueOf(e.getCause()));
                stopped.add(row.aggregateId);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped.add(row.aggregateId);
            }
        });
        return acknowledged;
    }

    private ProducerRecord<String, byte[]> record(Row row) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, row.eventId.toString());
        headers.put(EventHeaders.SOURCE, source);
        headers.put(EventHeaders.TYPE, row.type);
        headers.put(EventHeaders.TIME, row.occurredAt);
        headers.put(EventHeaders.SUBJECT, row.aggregateId.toString());
        headers.put(EventHeaders.PRACTICE_GROUP, row.practiceGroupId.toString());
        headers.put(EventHeaders.AGGREGATE_TYPE, row.aggregateType);
        headers.put(EventHeaders.SEQUENCE, Long.toString(row.aggregateSequence));
        headers.put(EventHeaders.SCHEMA_VERSION, Integer.toString(row.schemaVersion));
        if (row.causationId != null) {
            headers.put(EventHeaders.CAUSATION_ID, row.causationId.toString());
        }
        if (row.traceparent != null) {
            headers.put(EventHeaders.TRACEPARENT, row.traceparent);
        }
        headers.putAll(row.headers);
        var message = new ProducerRecord<>(
                row.topic, row.aggregateId.toString(), row.payload.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private List<Row> unpublished(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(UNPUBLISHED)) {
            statement.setInt(1, BATCH);
            var rows = new ArrayList<Row>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(
                            result.getLong("id"),
                            result.getObject("practice_group_id", UUID.class),
                            result.getObject("event_id", UUID.class),
                            result.getString("topic"),
                            result.getString("aggregate_type"),
                            result.getObject("aggregate_id", UUID.class),
                            result.getLong("aggregate_sequence"),
                            result.getString("type"),
                            result.getInt("schema_version"),
                            result.getString("payload"),
                            json.readValue(result.getString("headers"), new TypeReference<>() {}),
                            result.getString("traceparent"),
                            result.getObject("causation_id", UUID.class),
                            result.getTimestamp("occurred_at").toInstant().toString()));
                }
            } catch (IOException e) {
                throw new IllegalStateException("Headers in the outbox are not JSON", e);
            }
            return rows;
        }
    }

    private void mark(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("update outbox set published_at = now() where id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
        published.addAndGet(ids.size());
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** The connection goes back to the pool; the lock must not go with it. */
    private static void unlock(Connection connection) {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        } catch (SQLException e) {
            LOG.debugf("Lock went with its connection: %s", e.getMessage());
        }
    }

    private Producer<String, byte[]> producer() {
        var properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, source + "-outbox-relay");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000");
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "1");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    private record Row(
            long id,
            UUID practiceGroupId,
            UUID eventId,
            String topic,
            String aggregateType,
            UUID aggregateId,
            long aggregateSequence,
            String type,
            int schemaVersion,
            String payload,
            Map<String, String> headers,
            @Nullable String traceparent,
            @Nullable UUID causationId,
            String occurredAt) {}
}
