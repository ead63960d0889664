package org.openpractice.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.contracts.EventJson;
import org.openpractice.platform.identity.Acting;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Cause;
import org.openpractice.platform.problem.DatabaseFailures;

/**
 * Takes events in: each once, in the order of its aggregate.
 *
 * <p>The inbox row is written in the transaction of the effect, and the offset is committed after it, so a crash at any
 * point repeats the event and the repetition does nothing. An event that cannot be applied parks its aggregate: it and
 * all later events of that aggregate wait in order (and go to the dead-letter topic), while other aggregates flow on.
 */
@ApplicationScoped
public class EventIntake {

    private static final Logger LOG = Logger.getLogger(EventIntake.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final Actor actor;
    private final UnreadableRecords unreadable;
    private final MeterRegistry metrics;

    EventIntake(Inbox inbox, Actor actor, UnreadableRecords unreadable, MeterRegistry metrics) {
        this.inbox = inbox;
        this.actor = actor;
        this.unreadable = unreadable;
        this.metrics = metrics;
    }

    /** Takes one record; returns when it is applied, known already, or safely parked. */
    public <E extends DomainEvent> void take(EventConsumer<E> consumer, ConsumerRecord<String, byte[]> record) {
        EventMetadata metadata;
        try {
            metadata = EventMetadata.of(record.headers());
        } catch (EventMetadata.UnreadableEventException e) {
            unreadable.reject(consumer.channel(), record, String.valueOf(e.getMessage()));
            return;
        }
        byte[] payload = record.value() == null ? new byte[0] : record.value();
        try (var ignored = traceOf(metadata).makeCurrent()) {
            // Waiting out an outage is right: going on would lose the order, failing would lose the channel.
            for (int attempt = 1; ; attempt++) {
                try {
                    takeOnce(consumer, metadata, payload);
                    return;
                } catch (RuntimeException e) {
                    if (DatabaseFailures.isOutage(e)) {
                        LOG.warnf("Event %s waits for the database", metadata.id());
                    } else if (attempt >= ATTEMPTS) {
                        park(consumer, metadata, payload, reason(e));
                        return;
                    }
                    pause(attempt);
                }
            }
        }
    }

    private <E extends DomainEvent> void takeOnce(EventConsumer<E> consumer, EventMetadata metadata, byte[] payload) {
        Optional<String> obstacle = as(
                consumer,
                metadata,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> Cause.by(metadata.id(), () -> receive(consumer, metadata, payload))));
        obstacle.ifPresent(reason -> park(consumer, metadata, payload, reason));
    }

    /** Applies the event when it is its turn. Returns why it cannot be, if so. */
    private <E extends DomainEvent> Optional<String> receive(
            EventConsumer<E> consumer, EventMetadata metadata, byte[] payload) {
        Inbox.Progress progress = inbox.lock(consumer.channel(), metadata);
        if (inbox.knows(consumer.channel(), metadata)) {
            metrics.counter("inbox_duplicates", "channel", consumer.channel()).increment();
            return Optional.empty();
        }
        if (progress.parked()) {
            return Optional.of("an earlier event of the aggregate is parked");
        }
        if (metadata.sequence() != progress.lastSequence() + 1) {
            metrics.counter("aggregate_gaps", "channel", consumer.channel()).increment();
            return Optional.of("expected sequence " + (progress.lastSequence() + 1) + " of the aggregate, got "
                    + metadata.sequence());
        }
        apply(consumer, metadata, payload);
        return Optional.empty();
    }

    /** Effect and inbox row; also used when parked events are replayed. */
    <E extends DomainEvent> void apply(EventConsumer<E> consumer, EventMetadata metadata, byte[] payload) {
        Optional<E> event;
        try {
            event = EventJson.read(consumer.events(), metadata.type(), payload);
            if (event.isPresent()) {
                StorableEvent.check(payload);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the payload is not a " + metadata.type(), e);
        }
        if (event.isEmpty()) {
            metrics.counter("inbox_skipped", "channel", consumer.channel()).increment();
        }
        event.ifPresent(known -> consumer.on(known, metadata));
        inbox.consumed(consumer.channel(), metadata, event.isPresent());
    }

    private void park(EventConsumer<?> consumer, EventMetadata metadata, byte[] payload, String reason) {
        for (int attempt = 1; ; attempt++) {
            try {
                as(
                        consumer,
                        metadata,
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            inbox.park(consumer.channel(), metadata, payload, reason);
                            return "parked";
                        }));
                metrics.counter("aggregates_parked", "channel", consumer.channel())
                        .increment();
                LOG.errorf(
                        "Parked %s %s of %s %s: %s",
                        metadata.type(), metadata.id(), metadata.aggregateType(), metadata.aggregateId(), reason);
                return;
            } catch (RuntimeException e) {
                // Parking is the last resort; there is nothing to fall back on but to try again.
                LOG.errorf(e, "Event %s could not be parked; trying again", metadata.id());
                pause(attempt);
            }
        }
    }

    private <T> T as(EventConsumer<?> consumer, EventMetadata metadata, java.util.function.Supplier<T> work) {
        return actor.as(new Acting(metadata.practiceGroupId(), "event:" + consumer.channel(), metadata.source()), work);
    }

    /** Why an event could not be applied, as the operator reads it. */
    static String reason(Throwable failure) {
        Throwable root = root(failure);
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** What a failure comes of in the end, below what transactions and proxies wrap around it. */
    static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static void pause(int attempt) {
        try {
            Duration pause = PAUSE.multipliedBy(attempt);
            Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }

    private static Context traceOf(EventMetadata metadata) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), metadata.headers(), new HeaderGetter());
    }

    private static final class HeaderGetter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
