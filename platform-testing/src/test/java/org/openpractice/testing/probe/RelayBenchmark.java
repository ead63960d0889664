package org.openpractice.testing.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.local.LocalKafka;
import org.openpractice.platform.outbox.EventHeaders;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;

/**
 * How many committed events a second the relay of one service brings to the broker, beside a plain producer of the same
 * broker that sends the same records, ready-made ({@code acks=all}, idempotent); how long an event takes from its
 * command to a consumer; and how many events a second one service applies: {@code ./openpractice benchmark relay}. It is no
 * test; nothing is asserted about time. Relay and producer take turns in random order; only ratios of one round mean anything.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RelayBenchmark {

    private static final String TOPIC = "benchmark.events.v1";
    private static final int EVENTS = Integer.getInteger("benchmark.events", 100_000);
    private static final int PER_AGGREGATE = 5;
    private static final int PAYLOAD = 300;
    private static final int A_SECOND = 200;
    private static final Duration FOR = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 30));

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final UUID group = UUID.randomUUID();

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Inject
    CurrentGroup currentGroup;

    /** A fact that nobody follows. */
    record Measured(UUID id, String filling) implements DomainEvent {

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String aggregateType() {
            return "benchmark";
        }

        @Override
        public UUID aggregateId() {
            return id;
        }
    }

    @Test
    void relaysBesideAPlainProducer() throws SQLException, ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Infrastructure.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, LocalKafka.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        drain();
        latency(Duration.ofSeconds(5), false);
        latency(FOR, true);
        apply();
    }

    private void drain() throws SQLException {
        int rounds = Integer.getInteger("benchmark.rounds", 7);
        System.out.printf("%n%,d events of %d bytes, %d rounds%n", EVENTS, PAYLOAD, rounds);
        relay(TOPIC);
        plain();
        var shuffled = new Random(1);
        var ratios = new ArrayList<Double>();
        var rates = new ArrayList<Double>();
        for (int i = 1; i <= rounds; i++) {
            boolean plainFirst = shuffled.nextBoolean();
            double plain = plainFirst ? plain() : 0;
            long processor = PROCESS.getProcessCpuTime();
            double relay = relay(TOPIC);
            processor = PROCESS.getProcessCpuTime() - processor;
            plain = plainFirst ? plain : plain();
            System.out.printf(
                    "  round %d: relay %,.0f events/s, %.2f s of processor; producer %,.0f; ratio %.3f%n",
                    i, relay, processor / 1e9, plain, relay / plain);
            ratios.add(relay / plain);
            rates.add(relay);
        }
        Collections.sort(ratios);
        Collections.sort(rates);
        System.out.printf(
                "  relay: median %,.0f events/s, ratio to the plain producer %.3f (from %.3f to %.3f)%n",
                rates.get(rounds / 2), ratios.get(rounds / 2), ratios.getFirst(), ratios.getLast());
    }

    /** Events a second, from the commit of all of them until each is marked. */
    private double relay(String topic) throws SQLException {
        long[] begin = new long[1];
        currentGroup.runAs(
                group,
                () -> QuarkusTransaction.requiringNew().timeout(600).call(() -> {
                    sql.update("""
                            with event as (
                                insert into outbox (event_id, topic, aggregate_type, aggregate_id, aggregate_sequence, type,
                                                    schema_version, payload, occurred_at)
                                select gen_random_uuid(), :topic, 'benchmark',
                                    md5(:round || n / 10000 || n % (10000 / :each))::uuid,
                                    1 + n % 10000 / (10000 / :each), 'Measured', 1,
                                    rpad('{"filling":"', :bytes - 2, 'x') || '"}', now()
                                from generate_series(0, :events - 1) n order by n returning id)
                            insert into outbox_pending (id) select id from event
                            """)
                            .set("topic", topic)
                            .set("round", UUID.randomUUID().toString())
                            .set("each", PER_AGGREGATE)
                            .set("bytes", PAYLOAD)
                            .set("events", EVENTS - 1)
                            .run();
                    // Wakes the relay when all are committed.
                    outbox.append(new Measured(UUID.randomUUID(), "last"));
                    begin[0] = System.nanoTime();
                    return null;
                }));
        try (var connection = Infrastructure.superuser();
                var pending = connection.prepareStatement("select 1 from outbox_pending limit 1")) {
            while (true) {
                try (var row = pending.executeQuery()) {
                    if (!row.next()) {
                        break;
                    }
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
        long end = System.nanoTime();
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            statement.execute("truncate outbox, outbox_pending, aggregate_sequence, audit_line");
            statement.execute("checkpoint");
        }
        return EVENTS * 1e9 / (end - begin[0]);
    }

    private double plain() {
        // The same bytes as the relay's, made before the clock starts.
        var records = new ArrayList<ProducerRecord<String, byte[]>>(EVENTS);
        byte[] payload = "x".repeat(PAYLOAD).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < EVENTS; i++) {
            records.add(record(TOPIC, new UUID(1, i % (EVENTS / PER_AGGREGATE)), "Measured", "benchmark", payload));
        }
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        Infrastructure.bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.partitionsFor(TOPIC);
            long begin = System.nanoTime();
            records.forEach(producer::send);
            producer.flush();
            return EVENTS * 1e9 / (System.nanoTime() - begin);
        }
    }

    /** From the moment a command was to begin: one that waits for its turn has not been any faster for that. */
    private void latency(Duration period, boolean tell) throws InterruptedException {
        var intended = new ConcurrentHashMap<String, Long>();
        var took = new ArrayList<Long>();
        var consumer = consumer();
        int events = (int) (A_SECOND * period.toSeconds());
        var reader = Thread.ofPlatform().start(() -> {
            long last = System.nanoTime();
            while (took.size() < events
                    && System.nanoTime() - last < Duration.ofSeconds(30).toNanos()) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    last = System.nanoTime();
                    took.add(last - intended.get(record.key()));
                }
            }
            consumer.close();
        });
        String filling = "x".repeat(PAYLOAD - 60);
        try (var commands = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < events; i++) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                commands.execute(() -> {
                    var event = new Measured(UUID.randomUUID(), filling);
                    intended.put(event.id().toString(), due);
                    currentGroup.runAs(
                            group, () -> QuarkusTransaction.requiringNew().call(() -> outbox.append(event)));
                });
            }
        }
        reader.join();
        assertThat(took).hasSize(events);
        if (!tell) {
            return;
        }
        Collections.sort(took);
        System.out.printf(
                "  %d events/s for %d s, from command to consumer: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                A_SECOND,
                period.toSeconds(),
                took.get(events / 2) / 1e6,
                took.get(events * 99 / 100) / 1e6,
                took.getLast() / 1e6);
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        var config = new HashMap<String, Object>();
        config.put("bootstrap.servers", Infrastructure.bootstrapServers());
        config.put("enable.auto.commit", false);
        var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    /** One service applying events of another: the records lie in the topic before the clock starts counting them. */
    private void apply() throws SQLException {
        int events = EVENTS / 5;
        long before = consumed();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.bootstrapServers(), "enable.idempotence", true),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < events; i++) {
                var id = UUID.randomUUID();
                byte[] payload = "{\"probeId\":\"%s\",\"name\":\"measured\"}"
                        .formatted(id)
                        .getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(record(ProbeEvent.TOPIC, id, "ProbeMade", "probe", payload));
            }
            producer.flush();
        }
        long first = consumed() - before;
        long processor = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        while (consumed() - before < events) {
            LockSupport.parkNanos(20_000_000);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        processor = PROCESS.getProcessCpuTime() - processor;
        System.out.printf(
                "  one service applies %,.0f events/s, %.0f µs of its processor each%n",
                (events - first) / seconds, processor / 1e3 / (events - first));
    }

    /** A record as the relay makes it. */
    private ProducerRecord<String, byte[]> record(
            String topic, UUID aggregate, String type, String aggregateType, byte[] payload) {
        var record = new ProducerRecord<>(topic, aggregate.toString(), payload);
        Map.of(
                        EventHeaders.SPEC_VERSION,
                        "1.0",
                        EventHeaders.ID,
                        UUID.randomUUID().toString(),
                        EventHeaders.SOURCE,
                        "probe-service",
                        EventHeaders.TYPE,
                        type,
                        EventHeaders.TIME,
                        "2026-11-30T12:00:00.123456Z",
                        EventHeaders.SUBJECT,
                        aggregate.toString(),
                        EventHeaders.PRACTICE_GROUP,
                        group.toString(),
                        EventHeaders.AGGREGATE_TYPE,
                        aggregateType,
                        EventHeaders.SEQUENCE,
                        "1",
                        EventHeaders.SCHEMA_VERSION,
                        "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add(EventHeaders.CONTENT_TYPE, "application/json".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static long consumed() throws SQLException {
        return Database.count("select count(*) from inbox");
    }
}
