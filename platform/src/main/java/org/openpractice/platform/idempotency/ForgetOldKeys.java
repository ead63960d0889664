package org.openpractice.platform.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.sql.SqlException;

/**
 * Deletes idempotency keys that nobody will send again. Keys are kept for 30 days: as long as a payroll client may
 * repeat itself.
 */
@ApplicationScoped
public class ForgetOldKeys {

    private static final Logger LOG = Logger.getLogger(ForgetOldKeys.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Sql sql;
    private final Clock clock;

    ForgetOldKeys(@DataSource("relay") AgroalDataSource dataSource, Clock clock) {
        this.sql = Sql.over(dataSource);
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetRegularly() {
        try {
            forget();
        } catch (SqlException e) {
            LOG.warnf("Old idempotency keys were not deleted: %s", e.getMessage());
        }
    }

    /** Deletes the old keys of all groups and returns how many there were. */
    public int forget() {
        return sql.update("delete from idempotency_key where created_at < :before")
                .set("before", clock.instant().minus(KEPT))
                .run();
    }
}
