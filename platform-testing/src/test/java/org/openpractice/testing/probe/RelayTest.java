package org.openpractice.testing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.local.LocalKafka;
import org.openpractice.platform.outbox.EventHeaders;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Database;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RelayTest {

    private static final String TOPIC = "relayed.events.v1";

    @Inject
    Outbox outbox;

    @Inject
    CurrentGroup currentGroup;

    private final UUID group = UUID.randomUUID();

    /** A fact that nobody follows. */
    record Relayed(UUID id, String filling) implements DomainEvent {

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String aggregateType() {
            return "relayed";
        }

        @Override
        public UUID aggregateId() {
            return id;
        }
    }

    @BeforeAll
    static void createTopic() throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Infrastructure.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, LocalKafka.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
    }

    @Test
    void sendsWhatWasCommittedAndNothingElseInTheOrderOfEachAggregate() throws Exception {
        var aggregates =
                LongStream.range(0, 25).mapToObj(n -> UUID.randomUUID()).toList();
        try (var people = Executors.newFixedThreadPool(8)) {
            var works = LongStream.range(0, 8)
                    .mapToObj(seed -> people.submit(() -> work(new Random(seed), aggregates)))
                    .toList();
            for (var work : works) {
                work.get();
            }
        }
        awaitPublished();

        var last = new HashMap<String, Long>();
        var known = new LinkedHashSet<String>();
        for (var record : Events.read(TOPIC)) {
            if (aggregates.contains(UUID.fromString(record.key()))
                    && known.add(Events.header(record, EventHeaders.ID))) {
                long sequence = Long.parseLong(Events.header(record, EventHeaders.SEQUENCE));
                assertThat(sequence).as(record.key()).isEqualTo(last.getOrDefault(record.key(), 0L) + 1);
                last.put(record.key(), sequence);
            }
        }
        assertThat(known)
                .hasSizeGreaterThan(500)
                .containsExactlyInAnyOrderElementsOf(
                        Database.query("select event_id from outbox where practice_group_id = ?", group));
    }

    /** Transactions of one to four events that end in another order than they began; every fifth is rolled back. */
    private void work(Random random, List<UUID> aggregates) {
        for (int i = 0; i < 60; i++) {
            // In one order, so that no two wait for each other.
            var touched = random.ints(1 + random.nextInt(4), 0, aggregates.size())
                    .sorted()
                    .mapToObj(aggregates::get)
                    .toList();
            boolean undone = random.nextInt(5) == 0;
            long pause = random.nextLong(4);
            try {
                currentGroup.runAs(
                        group,
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            touched.forEach(id -> outbox.append(new Relayed(id, "x")));
                            pause(pause);
                            if (undone) {
                                throw new Undone();
                            }
                            return null;
                        }));
                assertThat(undone).isFalse();
            } catch (Undone expected) {
                assertThat(undone).isTrue();
            }
        }
    }

    private static class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void anEventThatTheBrokerCanNeverTakeHoldsOnlyItsOwnAggregate() {
        var large = UUID.randomUUID();
        var small = new ArrayList<UUID>();
        append(new Relayed(large, "x".repeat(3_000_000)));
        append(new Relayed(large, "after it"));
        for (int i = 0; i < 50; i++) {
            small.add(UUID.randomUUID());
            append(new Relayed(small.getLast(), "x"));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.count(
                                "select count(*) from outbox_pending where practice_group_id = ?", group))
                        .isEqualTo(2));
        var keys = Events.read(TOPIC).stream().map(ConsumerRecord::key).toList();
        assertThat(keys)
                .doesNotContain(large.toString())
                .containsAll(small.stream().map(UUID::toString).toList());
    }

    private void append(Relayed event) {
        currentGroup.runAs(group, () -> QuarkusTransaction.requiringNew().call(() -> outbox.append(event)));
    }

    private void awaitPublished() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.count(
                                "select count(*) from outbox_pending where practice_group_id = ?", group))
                        .isZero());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
