package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    @Test
    void messagesAndGroupOffsetsOutliveAStopInAFolderWithASpace(@TempDir Path parent) throws Exception {
        Path folder = parent.resolve("with a space");
        try (LocalKafka kafka = LocalKafka.in(folder, 0)) {
            kafka.createServiceTopics(List.of("staff"));
            send(kafka, "staff.events.v1", "first");
            assertThat(read(kafka, "staff.events.v1", 1)).containsExactly("first");
        }
        try (LocalKafka kafka = LocalKafka.in(folder, 0)) {
            kafka.createServiceTopics(List.of("staff"));
            send(kafka, "staff.events.v1", "second");
            assertThat(read(kafka, "staff.events.v1", 1)).containsExactly("second");
        }
    }

    @Test
    void topicsHaveSixPartitionsAndAreNotMadeByAccident() throws Exception {
        int port;
        try (LocalKafka kafka = LocalKafka.temporary();
                Admin admin = kafka.admin()) {
            port = kafka.port();
            kafka.createServiceTopics(List.of("billing"));
            var topics = admin.describeTopics(List.of("billing.events.v1", "billing.dead-letter.v1"))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS);
            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(LocalKafka.PARTITIONS));
            assertThatThrownBy(() -> LocalKafka.in(Path.of("unused"), kafka.port()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + kafka.port() + " is taken");
            try (var producer = producer(kafka, Map.of("max.block.ms", 1000))) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>("unknown", "k", "v"))
                                .get())
                        .hasMessageContaining("unknown");
            }
        }
        assertThat(FreePort.isFree(port)).isTrue();
    }

    private static void send(LocalKafka kafka, String topic, String value) throws Exception {
        try (var producer = producer(kafka, Map.of())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer(LocalKafka kafka, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(LocalKafka kafka, String topic, int count) {
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", "payroll",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }
}
