package org.openpractice.testing.probe;

import java.util.UUID;
import org.openpractice.contracts.DomainEvent;

/** Facts of the probe; it consumes its own. */
public sealed interface ProbeEvent extends DomainEvent {

    String TOPIC = "probe.events.v1";

    UUID probeId();

    @Override
    default String topic() {
        return TOPIC;
    }

    @Override
    default String aggregateType() {
        return "probe";
    }

    @Override
    default UUID aggregateId() {
        return probeId();
    }

    record ProbeMade(UUID probeId, String name) implements ProbeEvent {}

    record ProbeRenamed(UUID probeId, String name) implements ProbeEvent {}

    record ProbeApproved(UUID probeId, String approvedBy) implements ProbeEvent {}
}
