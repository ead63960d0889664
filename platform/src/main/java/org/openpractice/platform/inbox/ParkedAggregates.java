package org.openpractice.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.outbox.Cause;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Aggregates whose events wait, and their replay in order. */
@ApplicationScoped
class ParkedAggregates {

    private static final String LIST = """
            select a.channel, a.aggregate_type, a.aggregate_id, a.parked_since, a.parked_reason,
                   (select count(*) from parked_event e
                    where e.channel = a.channel and e.aggregate_type = a.aggregate_type
                      and e.aggregate_id = a.aggregate_id and e.replayed_at is null) as events
            from inbox_aggregate a where a.parked_since is not null
            order by a.parked_since, a.aggregate_id limit 200
            """;

    private static final String NEXT = """
            select e.event_id, e.aggregate_type, e.headers, e.payload, a.last_sequence
            from inbox_aggregate a left join parked_event e
                on e.channel = a.channel and e.aggregate_type = a.aggregate_type
                   and e.aggregate_id = a.aggregate_id and e.replayed_at is null
            where a.channel = :channel and a.aggregate_id = :aggregateId and a.parked_since is not null
            order by e.aggregate_sequence limit 1 for update of a
            """;

    private final Sql sql;
    private final EventIntake intake;
    private final List<EventConsumer<?>> consumers;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    ParkedAggregates(
            Sql sql,
            EventIntake intake,
            @All List<EventConsumer<?>> consumers,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.sql = sql.direct();
        this.intake = intake;
        this.consumers = consumers;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** One parked aggregate; {@code reason} is that of the first event that could not be applied. */
    record ParkedAggregate(
            String channel, String aggregateType, UUID aggregateId, Instant parkedSince, String reason, long events) {}

    /** What a replay did. */
    record Replayed(int events) {}

    @Transactional
    List<ParkedAggregate> list() {
        return sql.query(LIST)
                .list(row -> new ParkedAggregate(
                        row.string("channel"),
                        row.string("aggregate_type"),
                        row.uuid("aggregate_id"),
                        row.instant("parked_since"),
                        row.string("parked_reason"),
                        row.number("events")));
    }

    /**
     * Applies the parked events of an aggregate in order, each in a transaction of its own, and takes the mark away
     * when none is left. What was applied before a failure stays applied.
     *
     * @throws ProblemException {@code not-found} when the aggregate is not parked there, {@code replay-gap} when an
     *     earlier event has not arrived, {@code replay-failed} with the reason when an event still cannot be applied
     */
    Replayed replay(String channel, UUID aggregateId) {
        EventConsumer<?> consumer = consumers.stream()
                .filter(candidate -> candidate.channel().equals(channel))
                .findFirst()
                .orElseThrow(PlatformProblem::notFound);
        int events = 0;
        while (replayNext(consumer, aggregateId, events == 0)) {
            events++;
        }
        return new Replayed(events);
    }

    private boolean replayNext(EventConsumer<?> consumer, UUID aggregateId, boolean first) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> step(consumer, aggregateId, first));
        } catch (RuntimeException e) {
            if (EventIntake.root(e) instanceof ProblemException problem) {
                throw problem.type() instanceof PlatformProblem
                        ? problem
                        : PlatformProblem.REPLAY_FAILED.because(problem.detail());
            }
            throw PlatformProblem.REPLAY_FAILED.because(EventIntake.reason(e));
        }
    }

    private boolean step(EventConsumer<?> consumer, UUID aggregateId, boolean first) throws Exception {
        Optional<Parked> next = next(consumer.channel(), aggregateId, first);
        if (next.isEmpty()) {
            return false;
        }
        Parked parked = next.get();
        if (parked.metadata.sequence() != parked.lastSequence + 1) {
            throw PlatformProblem.REPLAY_GAP.because("expected sequence " + (parked.lastSequence + 1)
                    + ", the first parked event has " + parked.metadata.sequence());
        }
        Cause.by(parked.metadata.id(), () -> {
            intake.apply(consumer, parked.metadata, parked.payload);
            return "applied";
        });
        sql.update("update parked_event set replayed_at = :now where channel = :channel and event_id = :event")
                .set("now", clock.instant())
                .set("channel", consumer.channel())
                .set("event", parked.metadata.id())
                .run();
        audit.record(Verb.REPLAYED, parked.metadata.aggregateType(), aggregateId);
        return true;
    }

    private Optional<Parked> next(String channel, UUID aggregateId, boolean first)
            throws EventMetadata.UnreadableEventException, JsonProcessingException {
        var found = sql.query(NEXT)
                .set("channel", channel)
                .set("aggregateId", aggregateId)
                .first(row -> new Next(
                        row.orNull("headers", Row::string),
                        row.orNull("payload", Row::bytes),
                        row.number("last_sequence")));
        if (found.isEmpty() && first) {
            throw PlatformProblem.notFound();
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var next = found.get();
        if (next.headers() != null && next.payload() != null) {
            Map<String, String> headers = json.readValue(next.headers(), new TypeReference<>() {});
            return Optional.of(new Parked(EventMetadata.of(headers), next.payload(), next.lastSequence()));
        }
        sql.update("""
                        update inbox_aggregate set parked_since = null, parked_reason = null
                        where channel = :channel and aggregate_id = :aggregateId
                        """).set("channel", channel).set("aggregateId", aggregateId).run();
        return Optional.empty();
    }

    /** The first parked event, when there is one left, and how far its aggregate has got. */
    private record Next(@Nullable String headers, byte @Nullable [] payload, long lastSequence) {}

    private record Parked(EventMetadata metadata, byte[] payload, long lastSequence) {}
}
