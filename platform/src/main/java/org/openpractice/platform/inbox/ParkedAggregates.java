package org.openpractice.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.outbox.Cause;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

/** Aggregates whose events wait, and their replay in order. */
@ApplicationScoped
class ParkedAggregates {

    private static final String LIST = """
            select a.channel, a.aggregate_type, a.aggregate_id, a.parked_since, a.parked_reason,
                   (select count(*) from parked_event e
                    where e.channel = a.channel and e.aggregate_type = a.aggregate_type
                      and e.aggregate_id = a.aggregate_id and e.replayed_at is null)
            from inbox_aggregate a where a.parked_since is not null
            order by a.parked_since, a.aggregate_id limit 200
            """;

    private static final String NEXT = """
            select e.event_id, e.aggregate_type, e.headers, e.payload, a.last_sequence
            from inbox_aggregate a left join parked_event e
                on e.channel = a.channel and e.aggregate_type = a.aggregate_type
                   and e.aggregate_id = a.aggregate_id and e.replayed_at is null
            where a.channel = ? and a.aggregate_id = ? and a.parked_since is not null
            order by e.aggregate_sequence limit 1 for update of a
            """;

    private final AgroalDataSource dataSource;
    private final EventIntake intake;
    private final List<EventConsumer<?>> consumers;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    ParkedAggregates(
            AgroalDataSource dataSource,
            EventIntake intake,
            @All List<EventConsumer<?>> consumers,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.dataSource = dataSource;
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
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(LIST);
                var row = statement.executeQuery()) {
            var parked = new ArrayList<ParkedAggregate>();
            while (row.next()) {
                parked.add(new ParkedAggregate(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getLong(6)));
            }
            return parked;
        } catch (SQLException e) {
            throw new Inbox.InboxException(e);
        }
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
        try (var connection = dataSource.getConnection()) {
            Optional<Parked> next = next(connection, consumer.channel(), aggregateId, first);
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
            try (var statement = connection.prepareStatement(
                    "update parked_event set replayed_at = ? where channel = ? and event_id = ?")) {
                statement.setTimestamp(1, Timestamp.from(clock.instant()));
                statement.setString(2, consumer.channel());
                statement.setObject(3, parked.metadata.id());
                statement.executeUpdate();
            }
            audit.record(Verb.REPLAYED, parked.metadata.aggregateType(), aggregateId);
            return true;
        }
    }

    private Optional<Parked> next(Connection connection, String channel, UUID aggregateId, boolean first)
            throws SQLException, EventMetadata.UnreadableEventException, JsonProcessingException {
        try (var statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, channel);
            statement.setObject(2, aggregateId);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    if (first) {
                        throw PlatformProblem.notFound();
                    }
                    return Optional.empty();
                }
                if (row.getObject("event_id") != null) {
                    Map<String, String> headers = json.readValue(row.getString("headers"), new TypeReference<>() {});
                    return Optional.of(new Parked(
                            EventMetadata.of(headers), row.getBytes("payload"), row.getLong("last_sequence")));
                }
            }
        }
        try (var statement = connection.prepareStatement("""
                update inbox_aggregate set parked_since = null, parked_reason = null
                where channel = ? and aggregate_id = ?
                """)) {
            statement.setString(1, channel);
            statement.setObject(2, aggregateId);
            statement.executeUpdate();
        }
        return Optional.empty();
    }

    private record Parked(EventMetadata metadata, byte[] payload, long lastSequence) {}
}
