package org.openpractice.payroll.paid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.payroll.EnrollmentEvent.PayStandingChanged;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * What stands of somebody's latest employment, told to staff when it changes: whether there is time or pay of it, so that it
 * is not said never to have been, and whether its final pay counts, so that its end is not withdrawn. Of an employment that
 * began long ago and has no end nothing is told: nobody says any more that the person never came.
 */
@ApplicationScoped
public class PayStandings {

    /** More than staff looks back. */
    private static final int RECENT_DAYS = 120;

    private static final String PAID = """
            exists (select 1 from counting_paycheck c where c.employee_id = e.id and c.negates_id is null
                and c.voided_by_run_id is null and c.period_ends_on >= e.starts_on and %s)
            """;

    private static final String STANDING =
            """
            select e.id as employee_id, e.starts_on,
                (exists (select 1 from time_week w where w.enrollment_id = e.id and w.week_ends_on >= e.starts_on
                    and (w.hours > 0 or w.bonus_cents > 0 or w.entries is not null))
                    or
            """ + PAID.formatted("true") + ") as worked, " + PAID.formatted("c.run_kind = 'FINAL'") + """
                as final_pay
            from enrollment e where e.id = any(:employees)
            """;

    private static final String KEEP = "insert into pay_standing (employee_id, starts_on, worked, final_pay) "
            + "select s.employee_id, s.starts_on, s.worked, s.final_pay from (" + STANDING + """
                and (e.starts_on >= :since or e.last_day is not null
                    or exists (select 1 from pay_standing known where known.employee_id = e.id))) s
            on conflict (practice_group_id, employee_id) do update
                set starts_on = excluded.starts_on, worked = excluded.worked, final_pay = excluded.final_pay
                where (pay_standing.starts_on, pay_standing.worked, pay_standing.final_pay)
                    is distinct from (excluded.starts_on, excluded.worked, excluded.final_pay)
            returning employee_id, starts_on, worked, final_pay
            """;

    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;

    PayStandings(Sql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at people whose time or pay has just changed, and tells what is new of them. */
    public void tell(Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return;
        }
        sql.query(KEEP)
                .set("employees", employees)
                .set("since", LocalDate.now(clock).minusDays(RECENT_DAYS))
                .list(PayStandings::told)
                .forEach(outbox::append);
    }

    /** Says once more what was told last. */
    public void tellAgain(UUID employeeId) {
        sql.query("select employee_id, starts_on, worked, final_pay from pay_standing where employee_id = :employee")
                .set("employee", employeeId)
                .list(PayStandings::told)
                .forEach(outbox::append);
    }

    /** Whether there is time, or pay that counts, of the latest employment. */
    public boolean isWorked(UUID employeeId) {
        return sql.query(STANDING)
                .set("employees", List.of(employeeId))
                .list(row -> row.flag("worked"))
                .contains(true);
    }

    private static PayStandingChanged told(Row row) {
        return new PayStandingChanged(
                row.uuid("employee_id"), row.date("starts_on"), row.flag("worked"), row.flag("final_pay"));
    }
}
