package org.openpractice.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends committed events to Kafka: at least once, in the order of each aggregate.
 *
 * <p>One relay per database is active at a time. It reads ahead while events are on their way, and marks those that the broker
 * has acknowledged: the mark, not a cursor, is what loses nothing, for ids are given out before transactions commit and become
 * visible out of order.
 */
@ApplicationScoped
@Unremovable
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 1_000;
    private static final int MOST_UNMARKED = 10_000;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final AgroalDataSource dataSource;
    private final String source;
    private final String bootstrapServers;
    private final ObjectMapper json;
    private final Semaphore work = new Semaphore(0);
    private final AtomicBoolean leader = new AtomicBoolean();
    private final AtomicLong published = new AtomicLong();
    private final Map<UUID, Long> refused = new ConcurrentHashMap<>();
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
        while (running) {
            try (var connection = dataSource.getConnection()) {
                lead(new PendingEvents(connection, json));
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

    private void lead(PendingEvents pending) throws SQLException {
        if (!pending.tryLock()) {
            return;
        }
        leader.set(true);
        try {
            while (running) {
                try (var flight = new EventFlight(producer(), this::record, refused, BATCH, this::wake)) {
                    relay(pending, flight);
                }
                if (running) {
                    rest();
                }
            }
        } finally {
            unlock(pending);
        }
    }

    /** Until a send fails or the service stops. */
    private void relay(PendingEvents pending, EventFlight flight) throws SQLException {
        while (running && !flight.failed()) {
            mark(pending, flight);
            var next =
                    flight.unmarked() < MOST_UNMARKED ? pending.first(BATCH, flight.known()) : List.<PendingEvent>of();
            next.forEach(flight::send);
            if (next.isEmpty()) {
                await();
            }
        }
        flight.land();
        mark(pending, flight);
    }

    private void mark(PendingEvents pending, EventFlight flight) throws SQLException {
        var acknowledged = flight.acknowledged();
        if (!acknowledged.isEmpty()) {
            pending.published(acknowledged);
            flight.marked(acknowledged);
            published.addAndGet(acknowledged.size());
        }
    }

    /** After a failure: new work does not make the broker well. */
    private static void rest() {
        try {
            Thread.sleep(IDLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private ProducerRecord<String, byte[]> record(PendingEvent event) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, event.eventId().toString());
        headers.put(EventHeaders.SOURCE, source);
        headers.put(EventHeaders.TYPE, event.type());
        headers.put(EventHeaders.TIME, event.occurredAt().toString());
        headers.put(EventHeaders.SUBJECT, event.aggregateId().toString());
        headers.put(EventHeaders.PRACTICE_GROUP, event.practiceGroupId().toString());
        headers.put(EventHeaders.AGGREGATE_TYPE, event.aggregateType());
        headers.put(EventHeaders.SEQUENCE, Long.toString(event.aggregateSequence()));
        headers.put(EventHeaders.SCHEMA_VERSION, Integer.toString(event.schemaVersion()));
        if (event.causationId() != null) {
            headers.put(EventHeaders.CAUSATION_ID, event.causationId().toString());
        }
        if (event.traceparent() != null) {
            headers.put(EventHeaders.TRACEPARENT, event.traceparent());
        }
        headers.putAll(event.headers());
        var message = new ProducerRecord<>(event.topic(), event.aggregateId().toString(), event.payload());
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static void unlock(PendingEvents pending) {
        try {
            pending.unlock();
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
        // A broker that knows nothing of a producer yet takes whatever number it sends first: with two requests on
        // their way the
        // second of a new partition can be taken where the first was not.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000");
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "1");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
