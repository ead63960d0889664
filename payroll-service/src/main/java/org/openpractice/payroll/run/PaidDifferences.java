package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Differences that paychecks of retroactive runs have paid for earlier periods. */
@ApplicationScoped
class PaidDifferences {

    // Those that count, on paychecks that are not voided.
    private static final String COUNTING = """
            from counting_paycheck c
                join paycheck_difference d on d.practice_group_id = c.practice_group_id and d.paycheck_id = c.id
            where c.run_kind = 'RETROACTIVE' and c.voided_by_run_id is null and c.pay_calendar_id = :calendar
            """;

    private final Sql sql;

    PaidDifferences(Sql sql) {
        this.sql = sql;
    }

    /** What counts for a period, by employee. */
    Map<UUID, List<EarlierPeriod.Paid>> of(UUID payCalendarId, LocalDate periodStartsOn, Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return Map.of();
        }
        var paid = new HashMap<UUID, List<EarlierPeriod.Paid>>();
        sql.query("""
                        select c.employee_id, d.code, d.department_id, d.location_id, d.position, sum(d.hours) as hours,
                            sum(d.due_cents - d.paid_cents)::bigint as amount
                        """ + COUNTING + """
                            and d.period_starts_on = :startsOn and c.employee_id = any(:employees)
                        group by c.employee_id, d.code, d.department_id, d.location_id, d.position
                        """)
                .set("calendar", payCalendarId)
                .set("startsOn", periodStartsOn)
                .set("employees", employees)
                .each(row -> paid.computeIfAbsent(row.uuid("employee_id"), id -> new ArrayList<>())
                        .add(new EarlierPeriod.Paid(
                                row.string("code"), Paychecks.place(row), row.decimal("hours"), row.money("amount"))));
        return paid;
    }

    /** What a paycheck paid or would pay, in the order of periods and codes. */
    List<PaycheckView.Difference> on(UUID paycheckId) {
        return sql.query("""
                        select period_starts_on, period_ends_on, code, department_id, location_id, position, hours,
                            paid_cents, due_cents
                        from paycheck_difference where paycheck_id = :paycheck order by ordinal
                        """)
                .set("paycheck", paycheckId)
                .list(row -> new PaycheckView.Difference(
                        row.date("period_starts_on"),
                        row.date("period_ends_on"),
                        row.string("code"),
                        Paychecks.place(row),
                        row.decimal("hours"),
                        row.money("paid_cents"),
                        row.money("due_cents"),
                        Money.ofCents(row.number("due_cents") - row.number("paid_cents"))));
    }

    /** Earlier periods of which the paychecks of a run's last calculation pay something, by check. */
    Map<UUID, List<PayPeriod>> periodsOf(PayRun run) {
        if (run.kind() != PayRun.Kind.RETROACTIVE) {
            return Map.of();
        }
        var periods = new HashMap<UUID, List<PayPeriod>>();
        sql.query("""
                        select distinct c.id, d.period_starts_on, d.period_ends_on
                        from paycheck c join paycheck_difference d
                            on d.practice_group_id = c.practice_group_id and d.paycheck_id = c.id
                        where c.pay_run_id = :run and c.calculation = :calculation
                        """)
                .set("run", run.id())
                .set("calculation", run.calculation())
                .each(row -> periods.computeIfAbsent(row.uuid("id"), id -> new ArrayList<>())
                        .add(new PayPeriod(
                                row.date("period_starts_on"), row.date("period_ends_on"), run.payDate(), List.of())));
        return periods;
    }

    /**
     * The last pay date on which differences were paid for a period of a run to somebody whom it paid.
     *
     * @param employeeId nobody else; null for everybody
     */
    Optional<LocalDate> lastPaidFor(PayRun run, @Nullable UUID employeeId) {
        if (!run.kind().paysPeriods()) {
            return Optional.empty();
        }
        return sql.query("select max(c.pay_date) as last_day " + COUNTING + """
                            and d.period_starts_on between :startsOn and :endsOn
                            and (cast(:employee as uuid) is null or c.employee_id = :employee)
                            and exists (select 1 from payable_paycheck mine where mine.pay_run_id = :run
                                and mine.employee_id = c.employee_id)
                        """)
                .set("calendar", run.payCalendarId())
                .set("startsOn", run.period().startsOn())
                .set("endsOn", run.period().endsOn())
                .set("employee", employeeId)
                .set("run", run.id())
                .one(row -> Optional.ofNullable(row.orNull("last_day", Row::date)));
    }
}
