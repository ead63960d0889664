package org.openpractice.platform.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that the broker has not acknowledged yet.
 *
 * @param id place in the outbox; of one aggregate the order of the events
 * @param headers those that win over our own
 */
record PendingEvent(
        long id,
        UUID practiceGroupId,
        UUID eventId,
        String topic,
        String aggregateType,
        UUID aggregateId,
        long aggregateSequence,
        String type,
        int schemaVersion,
        byte[] payload,
        Map<String, String> headers,
        @Nullable String traceparent,
        @Nullable UUID causationId,
        Instant occurredAt) {}
