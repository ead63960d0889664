package org.openpractice.platform.accounting;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.openpractice.platform.identity.Roles;

/** The service's books of the event path, for one practice group. Those of all services together must agree. */
@Path("/event-accounting")
@RunOnVirtualThread
public class EventAccountingResource {

    private final AgroalDataSource dataSource;

    EventAccountingResource(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
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

    @GET
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.COMPLIANCE})
    @Transactional
    public EventAccounting count() {
        try (var connection = dataSource.getConnection()) {
            return new EventAccounting(
                    counts(
                            connection,
                            "select topic, count(*) from outbox where aggregate_type not like 'dead-letter:%' group by 1"),
                    counts(connection, """
                            select topic, count(*) from outbox
                            where aggregate_type not like 'dead-letter:%' and published_at is not null group by 1
                            """),
                    counts(connection, "select channel, count(*) from inbox group by 1"),
                    counts(
                            connection,
                            "select channel, count(*) from parked_event where replayed_at is null group by 1"),
                    counts(connection, "select 'all', count(*) from outbox where aggregate_type like 'dead-letter:%'")
                            .getOrDefault("all", 0L));
        } catch (SQLException e) {
            throw new IllegalStateException("The events could not be counted", e);
        }
    }

    private static Map<String, Long> counts(Connection connection, String sql) throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
        return counts;
    }
}
