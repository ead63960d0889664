package org.openpractice.platform.inbox;

import org.openpractice.contracts.DomainEvent;

/**
 * What a service does with the facts of another one. The bean has one more method that hands each record of its channel
 * to {@link EventIntake#take}:
 *
 * <pre>{@code
 * @Incoming("staff-events")
 * @Blocking
 * void receive(ConsumerRecord<String, byte[]> record) {
 *     intake.take(this, record);
 * }
 * }</pre>
 */
public interface EventConsumer<E extends DomainEvent> {

    /** Name of the channel: topic without version. */
    String channel();

    /** The producer's sealed interface. */
    Class<E> events();

    /**
     * Applies one fact. Runs in a transaction as the event's practice group; the inbox row commits with the effect. Any
     * exception rolls back; after a few attempts the aggregate is parked.
     */
    void on(E event, EventMetadata metadata);
}
