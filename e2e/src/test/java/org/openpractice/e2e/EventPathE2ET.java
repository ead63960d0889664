package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/**
 * The accounting of the event path, from five records that know nothing of each other: what the databases hold, what the
 * topics hold, what the consumers' inboxes hold. Shares no code with the services.
 */
@ExtendWith(E2ePlatform.class)
class EventPathE2ET {

    private static final List<String> SERVICES = List.of("staff", "payroll", "billing", "compliance");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Told told;

    EventPathE2ET(Told told) {
        this.told = told;
    }

    @Test
    void everyEventIsWhatAsyncApiPromises() throws IOException {
        JsonNode asyncApi = new ObjectMapper(new YAMLFactory())
                .readTree(Files.readAllBytes(
                        Path.of(System.getProperty("project.root", ".."), "contracts", "asyncapi.yaml")));
        var schemas = new HashMap<String, Schema>();
        int seen = 0;
        for (JsonNode channel : asyncApi.path("channels")) {
            for (var record : read(channel.path("address").asText())) {
                String type = header(record, "ce_type");
                assertThat(channel.path("messages").has(type))
                        .as("%s on %s", type, record.topic())
                        .isTrue();
                assertThat(schema(asyncApi, schemas, type).validate(JSON.readTree(record.value())))
                        .as("%s %s", type, record.value())
                        .isEmpty();
                assertThat(schema(asyncApi, schemas, "EventHeaders").validate(headers(record)))
                        .as("headers of %s", type)
                        .isEmpty();
                assertThat(record.key()).isEqualTo(header(record, "ce_subject"));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(500);
    }

    @Test
    void whatWasCommittedWasPublishedOnceInOrderAndConsumedByEveryFollower() throws SQLException {
        var topics = new LinkedHashMap<String, List<ConsumerRecord<String, String>>>();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (String service : SERVICES) {
                assertThat(column(service, "select count(*)::text from outbox_pending"))
                        .containsExactly("0");
            }
        });
        for (String service : SERVICES) {
            List<ConsumerRecord<String, String>> records = read(service + ".events.v1");
            topics.put(service, records);

            // E3: the events in the outbox are those in the topic.
            Set<String> published = ids(records);
            assertThat(published)
                    .as("outbox and topic of %s", service)
                    .isEqualTo(new HashSet<>(column(
                            service, "select event_id::text from outbox where topic = '" + service + ".events.v1'")));

            // E4: first occurrences count 1, 2, 3 ... within each aggregate.
            var last = new HashMap<String, Long>();
            var known = new HashSet<String>();
            for (var record : records) {
                if (known.add(header(record, "ce_id"))) {
                    String aggregate = header(record, "ce_aggregatetype") + " " + record.key();
                    long sequence = Long.parseLong(header(record, "ce_sequence"));
                    assertThat(sequence).as(aggregate).isEqualTo(last.getOrDefault(aggregate, 0L) + 1);
                    last.put(aggregate, sequence);
                }
            }
        }
        // E5: each consumer's inbox is the topic; nothing is parked.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (String consumer : SERVICES) {
                for (String channel : new TreeSet<>(column(consumer, "select distinct channel from inbox"))) {
                    String producer = channel.replace("-events", "");
                    assertThat(new HashSet<>(column(
                                    consumer, "select event_id::text from inbox where channel = '" + channel + "'")))
                            .as("%s of %s", channel, consumer)
                            .isEqualTo(ids(topics.get(producer)));
                }
                assertThat(column(consumer, "select count(*)::text from parked_event"))
                        .containsExactly("0");
                assertThat(read(consumer + ".dead-letter.v1")).isEmpty();
            }
        });
    }

    @Test
    void everyJournalBalancesAndEveryRowBelongsToItsGroup() throws SQLException {
        // E7 by plain SQL: no journal whose entries do not cancel out.
        String unbalanced = """
                select journal_id::text from journal_entry group by practice_group_id, journal_id
                having sum(debit_cents) <> sum(credit_cents)
                """;
        assertThat(column("billing", unbalanced)).isEmpty();
        // E8: the tenant of the event's row is the tenant of its header.
        for (String service : SERVICES) {
            var groups = new HashMap<String, String>();
            for (String pair : column(service, "select event_id::text || ' ' || practice_group_id::text from outbox")) {
                groups.put(pair.substring(0, 36), pair.substring(37));
            }
            for (var record : read(service + ".events.v1")) {
                assertThat(header(record, "ce_practicegroup")).isEqualTo(groups.get(header(record, "ce_id")));
            }
        }
    }

    private static Set<String> ids(List<ConsumerRecord<String, String>> records) {
        var ids = new HashSet<String>();
        records.forEach(record -> ids.add(header(record, "ce_id")));
        return ids;
    }

    private List<String> column(String service, String sql) throws SQLException {
        try (var connection = told.platform().database().superuserConnection(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    private List<ConsumerRecord<String, String>> read(String topic) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", told.platform().kafka().address(), "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static ObjectNode headers(ConsumerRecord<?, ?> record) {
        ObjectNode headers = JSON.createObjectNode();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static Schema schema(JsonNode asyncApi, Map<String, Schema> known, String name) {
        return known.computeIfAbsent(name, key -> {
            ObjectNode root = asyncApi.deepCopy();
            root.put("$ref", "#/components/schemas/" + name);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(root);
        });
    }
}
