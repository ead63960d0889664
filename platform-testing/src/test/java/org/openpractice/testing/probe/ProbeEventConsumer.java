package org.openpractice.testing.probe;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
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
@ApplicationScoped
public class ProbeEventConsumer implements EventConsumer<ProbeEvent> {

    static final Map<UUID, List<String>> TOLD = new ConcurrentHashMap<>();
    static volatile boolean cured;

    private final EventIntake intake;

    ProbeEventConsumer(EventIntake intake) {
        this.intake = intake;
    }

    @Incoming("probe-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public String channel() {
        return "probe-events";
    }

    @Override
    public Class<ProbeEvent> events() {
        return ProbeEvent.class;
    }

    @Override
    public void on(ProbeEvent event, EventMetadata metadata) {
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
