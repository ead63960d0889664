package org.openpractice.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to the broker, many at a time, through a producer that this owns.
 *
 * <p>The order of an aggregate is the producer's: it is idempotent and has one request on its way to a broker, which may hold
 * thousands of events; and the first event that fails closes the producer before it can send anything of its partition again. What
 * was still on its way then is sent anew by the next flight.
 *
 * <p>One thread sends and asks; the producer's own thread tells what became of it.
 */
class EventFlight implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventFlight.class);

    /** How long an aggregate whose event the broker can never take is left alone before it is tried again. */
    private static final Duration REFUSED_FOR = Duration.ofMinutes(1);

    private static final Duration LANDING = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final Function<PendingEvent, ProducerRecord<String, byte[]>> record;
    private final Map<UUID, Long> refused;
    private final int enough;
    private final Runnable landing;

    private final Set<Long> known = new HashSet<>();
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    /** Those of the acknowledged that nobody has taken. */
    private final AtomicInteger landed = new AtomicInteger();

    private final AtomicInteger inTheAir = new AtomicInteger();
    private int unmarked;
    private volatile @Nullable Exception failure;

    /**
     * A flight that begins.
     *
     * @param refused aggregates that wait because of an event of theirs, with the end of their wait as {@link System#nanoTime()}; outlives the flight
     * @param enough so many acknowledged events are worth to be taken; the last ones are, however few
     * @param landing told when enough are acknowledged, or when one failed
     */
    EventFlight(
            Producer<String, byte[]> producer,
            Function<PendingEvent, ProducerRecord<String, byte[]>> record,
            Map<UUID, Long> refused,
            int enough,
            Runnable landing) {
        this.producer = producer;
        this.record = record;
        this.refused = refused;
        this.enough = enough;
        this.landing = landing;
        refused.values().removeIf(end -> System.nanoTime() - end > 0);
    }

    /** Events that need not be looked for: on their way, or of an aggregate that waits. */
    Set<Long> known() {
        return known;
    }

    /** Events that were sent and are not marked. */
    int unmarked() {
        return unmarked;
    }

    void send(PendingEvent event) {
        known.add(event.id());
        if (failure != null || refused.containsKey(event.aggregateId())) {
            return;
        }
        unmarked++;
        inTheAir.incrementAndGet();
        try {
            var _ = producer.send(record.apply(event), (metadata, problem) -> answered(event, problem));
        } catch (KafkaException | IllegalStateException e) {
            answered(event, e);
        }
    }

    private void answered(PendingEvent event, @Nullable Exception problem) {
        if (problem == null) {
            acknowledged.add(event.id());
            int last = inTheAir.decrementAndGet();
            if (landed.incrementAndGet() >= enough || last == 0) {
                landing.run();
            }
            return;
        }
        if (problem instanceof RecordTooLargeException) {
            LOG.errorf("Event %s is too large for the broker: its aggregate waits", event.eventId());
            refused.put(event.aggregateId(), System.nanoTime() + REFUSED_FOR.toNanos());
        }
        if (failure == null) {
            LOG.warnf("Event %s was not acknowledged: %s", event.eventId(), problem);
            failure = problem;
            producer.close(Duration.ZERO);
        }
        landing.run();
    }

    /** Takes the events that were acknowledged since it was asked last. */
    List<Long> acknowledged() {
        var taken = new ArrayList<Long>();
        for (Long id = acknowledged.poll(); id != null; id = acknowledged.poll()) {
            taken.add(id);
        }
        landed.addAndGet(-taken.size());
        return taken;
    }

    /** They are marked: nothing needs to be known of them any longer. */
    void marked(List<Long> ids) {
        ids.forEach(known::remove);
        unmarked -= ids.size();
    }

    /** Lets what is on its way arrive, where nothing failed. */
    void land() {
        if (failure == null) {
            producer.close(LANDING);
        }
    }

    boolean failed() {
        return failure != null;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
