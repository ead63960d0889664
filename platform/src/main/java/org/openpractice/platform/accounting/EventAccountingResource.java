package org.openpractice.platform.accounting;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.sql.Sql;

/** The service's books of the event path, for one practice group. Those of all services together must agree. */
@Path("/event-accounting")
@RunOnVirtualThread
class EventAccountingResource {

    private final Sql sql;

    EventAccountingResource(Sql sql) {
        this.sql = sql.direct();
    }

    /**
     * Counts of events.
     *
     * @param committed events committed with a change, by topic
     * @param published those of them that the broker has acknowledged, by topic
     * @param consumed events of others applied or skipped, by channel
     * @param parked events of others that wait, by channel
     * @param deadLetters copies sent or to be sent to the dead-letter topic
     */
    public record EventAccounting(
            Map<String, Long> committed,
            Map<String, Long> published,
            Map<String, Long> consumed,
            Map<String, Long> parked,
            long deadLetters) {}

    /** Counts the events that this service committed, published, applied and holds back. */
    @GET
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.COMPLIANCE})
    @Transactional
    public EventAccounting count() {
        return new EventAccounting(
                counts("select topic as name, count(*) from outbox where aggregate_type not like 'dead-letter:%'"
                        + " group by 1"),
                counts("""
                    select topic as name, count(*) from outbox
                    where aggregate_type not like 'dead-letter:%' and id not in (select id from outbox_pending) group by 1
                    """),
                counts("select channel as name, count(*) from inbox group by 1"),
                counts("select channel as name, count(*) from parked_event where replayed_at is null group by 1"),
                counts("select 'all' as name, count(*) from outbox where aggregate_type like 'dead-letter:%'")
                        .getOrDefault("all", 0L));
    }

    private Map<String, Long> counts(String query) {
        var counts = new TreeMap<String, Long>();
        sql.query(query).each(row -> counts.put(row.string("name"), row.number("count")));
        return counts;
    }
}
