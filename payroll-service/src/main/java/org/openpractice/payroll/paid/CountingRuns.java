package org.openpractice.payroll.paid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.sql.Sql;

/**
 * Which runs are approved or paid. Whoever adds up earlier pay of many people asks for these first and then for their paychecks
 * alone: the statistics of a group that was never analyzed take it for empty, and a statement that joins runs and paychecks
 * would read all that is being calculated at the moment, for each part of it anew.
 */
@ApplicationScoped
public class CountingRuns {

    /** Of which there is none: for those who leave no run out. */
    public static final UUID NONE = new UUID(0, 0);

    private final Sql sql;

    CountingRuns(Sql sql) {
        this.sql = sql;
    }

    /** Those that count on one of the days, both ends included, without one. */
    public List<UUID> between(LocalDate first, LocalDate last, UUID except) {
        return sql.query("""
                        select id from pay_run
                        where state in ('APPROVED', 'PAID') and id <> :except and counts_on between :first and :last
                        """)
                .set("except", except)
                .set("first", first)
                .set("last", last)
                .list(row -> row.uuid("id"));
    }

    /** Those that pay the work of a period, without one. */
    List<UUID> ofPeriod(UUID payCalendarId, PayPeriod period, UUID except) {
        return sql.query("""
                        select id from pay_run
                        where state in ('APPROVED', 'PAID') and id <> :except and pay_calendar_id = :calendar
                            and period_starts_on <= :startsOn and period_ends_on >= :endsOn
                        """)
                .set("except", except)
                .set("calendar", payCalendarId)
                .set("startsOn", period.startsOn())
                .set("endsOn", period.endsOn())
                .list(row -> row.uuid("id"));
    }

    /** All of them, without one. */
    public List<UUID> allBut(UUID except) {
        return sql.query("select id from pay_run where state in ('APPROVED', 'PAID') and id <> :except")
                .set("except", except)
                .list(row -> row.uuid("id"));
    }
}
