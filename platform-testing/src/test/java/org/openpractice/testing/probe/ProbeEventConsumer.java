package org.openpractice.testing.probe;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** Notes what it was told; refuses the name {@code poison} until it is cured. */
@Singleton
public class ProbeEventConsumer extends EventConsumer<ProbeEvent> {

    private static final String CHANNEL = "probe-events";

    static final Map<UUID, List<String>> TOLD = new ConcurrentHashMap<>();
    static volatile boolean cured;

    ProbeEventConsumer(EventIntake intake) {
        super(intake, CHANNEL, ProbeEvent.class);
    }

    @Override
    @Incoming(CHANNEL)
    @Blocking
    protected void receive(ConsumerRecord<String, byte[]> record) {
        super.receive(record);
    }

    @Override
    protected void on(ProbeEvent event, EventMetadata metadata) {
        String name = switch (event) {
            case ProbeEvent.ProbeMade made -> made.name();
            case ProbeEvent.ProbeRenamed renamed -> renamed.name();
            case ProbeEvent.ProbeApproved approved -> "approved by " + approved.approvedBy();
        };
        if (name.startsWith("poison") && !cured) {
            throw new IllegalStateException("cannot swallow " + name);
        }
        TOLD.computeIfAbsent(event.probeId(), id -> new CopyOnWriteArrayList<>())
                .add(name);
    }
}
