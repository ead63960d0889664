package org.openpractice.platform.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpractice.contracts.DomainEvent;

/**
 * What a service does with the facts of another one. There is one such bean for each producer, at the service's root; it
 * switches over the producer's sealed interfaces, one for each feature, and hands each fact to the features here that
 * care. It names its channel where the framework looks for it:
 *
 * <pre>{@code
 * @Override
 * @Incoming(CHANNEL)
 * @Blocking
 * public void receive(ConsumerRecord<String, byte[]> record) {
 *     super.receive(record);
 * }
 * }</pre>
 */
public abstract class EventConsumer<E extends DomainEvent> {

    private final EventIntake intake;
    private final String channel;
    private final Class<E> events;

    /**
     * @param channel topic without version, for example {@code staff-events}
     * @param events the producer's sealed interface
     */
    protected EventConsumer(EventIntake intake, String channel, Class<E> events) {
        this.intake = intake;
        this.channel = channel;
        this.events = events;
    }

    /**
     * Applies one fact. Runs in a transaction as the event's practice group; the inbox row commits with the effect. Any
     * exception rolls back; after a few attempts the aggregate is parked.
     */
    protected abstract void on(E event, EventMetadata metadata);

    /** Takes one record of the channel; returns when it is applied, known already, or safely parked. */
    protected void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    final String channel() {
        return channel;
    }

    final Class<E> events() {
        return events;
    }
}
