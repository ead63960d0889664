package org.openpractice.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.text.TextRule;

/** The inbox tables of the current practice group. Everything here runs in the caller's transaction. */
@ApplicationScoped
class Inbox {

    private static final String LOCK = """
            insert into inbox_aggregate (channel, aggregate_type, aggregate_id, last_sequence) values (:channel, :aggregateType, :aggregateId, 0)
            on conflict (practice_group_id, channel, aggregate_type, aggregate_id)
                do update set last_sequence = inbox_aggregate.last_sequence
            returning last_sequence, parked_since is not null as parked
            """;

    private static final String THIS =
            " where channel = :channel and aggregate_type = :aggregateType and aggregate_id = :aggregateId";

    private final Sql sql;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String deadLetterTopic;

    Inbox(
            Sql sql,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.sql = sql.direct();
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.deadLetterTopic = application.replaceFirst("-service$", "") + ".dead-letter.v1";
    }

    /**
     * How far a channel has got in an aggregate.
     *
     * @param lastSequence 0 before the first event
     */
    record Progress(long lastSequence, boolean parked) {}

    /** Locks the aggregate for this channel until the transaction ends. */
    Progress lock(String channel, EventMetadata metadata) {
        return about(sql.query(LOCK), channel, metadata)
                .one(row -> new Progress(row.number("last_sequence"), row.flag("parked")));
    }

    /** Whether the event was consumed or parked before. */
    boolean knows(String channel, EventMetadata metadata) {
        return sql.query("""
                        select 1 from inbox where channel = :channel and event_id = :event
                        union all select 1 from parked_event where channel = :channel and event_id = :event
                        """)
                .set("channel", channel)
                .set("event", metadata.id())
                .any();
    }

    void consumed(String channel, EventMetadata metadata, boolean applied) {
        sql.update("""
                        insert into inbox (channel, event_id, type, outcome, consumed_at)
                        values (:channel, :event, :type, :outcome, :now)
                        """)
                .set("channel", channel)
                .set("event", metadata.id())
                .set("type", metadata.type())
                .set("outcome", applied ? "APPLIED" : "SKIPPED")
                .set("now", clock.instant())
                .run();
        about(sql.update("update inbox_aggregate set last_sequence = :sequence" + THIS), channel, metadata)
                .set("sequence", metadata.sequence())
                .run();
    }

    /** Keeps the event, marks its aggregate as parked and sends a copy to the dead-letter topic. */
    void park(String channel, EventMetadata metadata, byte[] payload, String why) {
        // What stops the event may stand in the words about it too.
        String reason = TextRule.storable(why);
        lock(channel, metadata);
        if (knows(channel, metadata)) {
            return;
        }
        about(sql.update("""
                        insert into parked_event (channel, event_id, aggregate_type, aggregate_id, aggregate_sequence, type,
                                                  headers, payload, reason, parked_at)
                        values (:channel, :event, :aggregateType, :aggregateId, :sequence, :type, :headers::jsonb, :payload,
                                :reason, :now)
                        """), channel, metadata)
                .set("event", metadata.id())
                .set("sequence", metadata.sequence())
                .set("type", metadata.type())
                .set("headers", write(metadata.headers()))
                .set("payload", payload)
                .set("reason", reason)
                .set("now", clock.instant())
                .run();
        about(sql.update("""
                        update inbox_aggregate set parked_since = coalesce(parked_since, :now),
                                                   parked_reason = coalesce(parked_reason, :reason)
                        """ + THIS), channel, metadata)
                .set("now", clock.instant())
                .set("reason", reason)
                .run();
        var headers = new LinkedHashMap<>(metadata.headers());
        headers.put("dead-letter-channel", channel);
        headers.put("dead-letter-reason", reason);
        var text = StorableEvent.text(payload);
        if (text.isEmpty()) {
            headers.put("dead-letter-encoding", "base64");
        }
        outbox.appendDeadLetter(
                deadLetterTopic,
                channel,
                metadata.aggregateId(),
                metadata.type(),
                text.orElseGet(() -> Base64.getEncoder().encodeToString(payload)),
                write(headers));
    }

    private String write(Object headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Text headers are always JSON", e);
        }
    }

    private static <S extends Sql.Statement<S>> S about(S statement, String channel, EventMetadata metadata) {
        return statement
                .set("channel", channel)
                .set("aggregateType", metadata.aggregateType())
                .set("aggregateId", metadata.aggregateId());
    }
}
