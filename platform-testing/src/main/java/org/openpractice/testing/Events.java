package org.openpractice.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.contracts.EventJson;
import org.openpractice.platform.outbox.EventHeaders;

/** Publishes events as another service would, and reads what a service has published. */
public final class Events {

    private static final Map<String, Reader> READERS = new ConcurrentHashMap<>();

    private Events() {}

    /**
     * Publishes an event with the headers that the relay sets.
     *
     * @param sequence place in the aggregate's history, from 1
     * @return id of the event
     */
    public static UUID publish(UUID group, long sequence, DomainEvent event) {
        UUID id = UUID.randomUUID();
        publish(id, group, sequence, event);
        return id;
    }

    /** Publishes an event under a given id; twice makes a duplicate. */
    public static void publish(UUID id, UUID group, long sequence, DomainEvent event) {
        send(
                event.topic(),
                event.aggregateId().toString(),
                headers(id, group, sequence, event),
                EventJson.write(event).getBytes(StandardCharsets.UTF_8));
    }

    /** The headers of an event, to be changed by a test that needs a bad one. */
    public static Map<String, String> headers(UUID id, UUID group, long sequence, DomainEvent event) {
        var headers = new TreeMap<String, String>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, id.toString());
        headers.put(EventHeaders.SOURCE, "test");
        headers.put(EventHeaders.TYPE, event.type());
        headers.put(EventHeaders.TIME, Instant.now().toString());
        headers.put(EventHeaders.SUBJECT, event.aggregateId().toString());
        headers.put(EventHeaders.PRACTICE_GROUP, group.toString());
        headers.put(EventHeaders.AGGREGATE_TYPE, event.aggregateType());
        headers.put(EventHeaders.SEQUENCE, Long.toString(sequence));
        headers.put(EventHeaders.SCHEMA_VERSION, Integer.toString(event.schemaVersion()));
        return headers;
    }

    /** Sends any record, an event or not, and waits for the broker. */
    public static void send(String topic, String key, Map<String, String> headers, byte[] payload) {
        var record = new ProducerRecord<>(topic, key, payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            Sender.PRODUCER.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The record was not taken", e);
        }
    }

    /** One producer for all tests of the JVM, for one takes longer to make than many records to send. It ends with the JVM. */
    private static final class Sender {
        private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.bootstrapServers(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** All records of a topic, from the beginning to where it ends now. */
    public static List<ConsumerRecord<String, String>> read(String topic) {
        return READERS.computeIfAbsent(topic, Reader::new).all();
    }

    /** Goes on where it was when it is asked again: tests that wait ask often, and a topic only grows. Ends with the JVM. */
    private static final class Reader {

        private final KafkaConsumer<String, String> consumer;
        private final List<TopicPartition> partitions;
        private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

        private Reader(String topic) {
            consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", Infrastructure.bootstrapServers(), "enable.auto.commit", false),
                    new StringDeserializer(),
                    new StringDeserializer());
            partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        private synchronized List<ConsumerRecord<String, String>> all() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return List.copyOf(records);
        }
    }

    /** Text of a header; empty when it is absent. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
