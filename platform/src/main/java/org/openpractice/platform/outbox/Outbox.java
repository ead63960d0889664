package org.openpractice.platform.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.contracts.EventJson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.transaction.AfterCommit;

/**
 * Takes facts into the business transaction: committed with the change or not at all. The {@link OutboxRelay} sends
 * them afterward.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            with next as (
                insert into aggregate_sequence (aggregate_type, aggregate_id, last_sequence) values (:aggregateType, :aggregateId, 1)
                on conflict (practice_group_id, aggregate_type, aggregate_id)
                    do update set last_sequence = aggregate_sequence.last_sequence + 1
                returning last_sequence),
            event as (
                insert into outbox (event_id, topic, aggregate_type, aggregate_id, aggregate_sequence, type,
                                    schema_version, payload, headers, traceparent, causation_id, occurred_at)
                select :id, :topic, :aggregateType, :aggregateId, last_sequence, :type, :schemaVersion, :payload,
                       :headers::jsonb, :traceparent, :causationId, :now from next
                returning id)
            insert into outbox_pending (id) select id from event
            """;

    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;
    private final OutboxRelay relay;
    private final Audit audit;
    private final Clock clock;

    Outbox(Sql sql, TransactionSynchronizationRegistry transaction, OutboxRelay relay, Audit audit, Clock clock) {
        this.sql = sql.direct();
        this.transaction = transaction;
        this.relay = relay;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Appends a fact about an aggregate and the audit line of the change. Must be called in the transaction that
     * changes the aggregate.
     *
     * @return id of the event
     * @throws IllegalStateException outside a transaction
     */
    public UUID append(DomainEvent event) {
        UUID id = Ids.next();
        insert(
                id,
                event.topic(),
                event.aggregateType(),
                event.aggregateId(),
                event.type(),
                event.schemaVersion(),
                EventJson.write(event),
                "{}",
                Cause.current().orElse(null));
        audit.record(event.type(), event.aggregateType(), event.aggregateId());
        return id;
    }

    /**
     * Appends a record to a dead-letter topic, in the order of its aggregate.
     *
     * @param headers JSON object of the headers the record carries beside its own; they win over ours
     */
    public void appendDeadLetter(
            String topic, String channel, UUID aggregateId, String type, String payload, String headers) {
        insert(Ids.next(), topic, "dead-letter:" + channel, aggregateId, type, 1, payload, headers, null);
    }

    private void insert(
            UUID id,
            String topic,
            String aggregateType,
            UUID aggregateId,
            String type,
            int schemaVersion,
            String payload,
            String headers,
            @Nullable UUID causationId) {
        AfterCommit.requireActive(transaction, "An event");
        sql.update(INSERT)
                .set("aggregateType", aggregateType)
                .set("aggregateId", aggregateId)
                .set("id", id)
                .set("topic", topic)
                .set("type", type)
                .set("schemaVersion", schemaVersion)
                .set("payload", payload)
                .set("headers", headers)
                .set("traceparent", traceparent())
                .set("causationId", causationId)
                .set("now", clock.instant())
                .run();
        AfterCommit.once(transaction, Outbox.class, relay::wake);
    }

    private static @Nullable String traceparent() {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return carrier.get("traceparent");
    }
}
