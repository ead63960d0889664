package org.openpractice.local;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that the services need, made in whichever broker there is. */
public final class ServiceTopics {

    private ServiceTopics() {}

    /**
     * Makes {@code <service>.events.v1} and {@code <service>.dead-letter.v1} for each service, with {@link
     * LocalKafka#PARTITIONS} partitions, and returns when all can be used. What exists already stays as it is.
     */
    public static void create(String bootstrapServers, Collection<String> services) {
        Set<NewTopic> wanted = services.stream()
                .flatMap(service -> List.of(service + ".events.v1", service + ".dead-letter.v1").stream())
                .map(topic -> new NewTopic(topic, Optional.of(LocalKafka.PARTITIONS), Optional.of((short) 1)))
                .collect(Collectors.toSet());
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (var created : admin.createTopics(wanted).values().values()) {
                try {
                    created.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new StartFailure("Kafka refused a topic: " + e.getMessage(), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while topics were being made", e);
        } catch (TimeoutException e) {
            throw new StartFailure("Kafka did not make the topics within 30 s", e);
        }
    }
}
