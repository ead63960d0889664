package org.openpractice.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Records that are none of our events: without a practice group nothing can be kept for them. They stay in their topic
 * at the place that is logged and counted here.
 */
@ApplicationScoped
class UnreadableRecords {

    private static final Logger LOG = Logger.getLogger(UnreadableRecords.class);

    private final MeterRegistry metrics;

    UnreadableRecords(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void reject(String channel, ConsumerRecord<?, ?> record, String reason) {
        metrics.counter("inbox_unreadable", "channel", channel).increment();
        LOG.errorf(
                "Record at %s-%d offset %d is not an event: %s",
                record.topic(), record.partition(), record.offset(), reason);
    }
}
