package org.openpractice.payroll.paid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * Sums of the lines of paychecks that count and whose runs are paid, by the day on which they count. A paycheck that was voided
 * is answered by a paycheck with negative lines that counts on the same day, so plain sums stay right and no day comes to less
 * than nothing.
 */
@ApplicationScoped
public class PaidLines {

    /** Earnings that no work of a period earned. */
    private static final List<String> APART_FROM_WAGES = List.of(
            PayCode.BONUS,
            PayCode.DISCRETIONARY_BONUS,
            PayCode.SEVERANCE,
            PayCode.PTO_CASH_OUT,
            PayCode.EXPENSE_ALLOWANCE,
            PayCode.RELOCATION);

    /** Everything that counts between {@code :from} and {@code :to}. */
    private static final String PAID = """
            from paid_line l
            where l.run_state = 'PAID' and l.counts_on between :from and :to
            """;

    /** The same as it stood at the end of {@code :asOf}: without what was voided later, with what was taken back later. */
    private static final String PAID_AS_OF = """
            from payable_paycheck c
                join paycheck_line l on l.practice_group_id = c.practice_group_id and l.paycheck_id = c.id
            where c.paid_at is not null and c.counts_on between :from and :to
                and (c.run_kind <> 'VOID' or c.pay_date <= :asOf)
                and (c.run_state = 'PAID'
                    or c.run_state = 'REVERSED' and cast(c.reversed_at at time zone 'UTC' as date) > :asOf)
            """;

    /**
     * What one code came to in one run.
     *
     * @param payDate day on which the run counts
     */
    public record RunSum(UUID payRunId, LocalDate payDate, PayLine.Kind kind, String code, Money amount, Money wages) {}

    /**
     * What one code came to for one employee.
     *
     * @param lines how many lines were added up, each of which was rounded; one that was taken over stands for those of a
     *     quarter of weekly paychecks and one beside them
     */
    public record EmployeeSum(
            UUID employeeId,
            PayLine.Kind kind,
            String code,
            String description,
            Money amount,
            Money wages,
            int lines) {}

    private final Sql sql;

    PaidLines(Sql sql) {
        this.sql = sql;
    }

    /** In the order of days, runs and codes. */
    public List<RunSum> byRun(LocalDate from, LocalDate to) {
        return sql.query(sums("l") + PAID + groups("l"))
                .set("from", from)
                .set("to", to)
                .list(PaidLines::sum);
    }

    /** As {@link #byRun(LocalDate, LocalDate)}, as it stood at the end of a day. */
    public List<RunSum> byRun(LocalDate from, LocalDate to, LocalDate asOf) {
        return sql.query(sums("c") + PAID_AS_OF + groups("c"))
                .set("from", from)
                .set("to", to)
                .set("asOf", asOf)
                .list(PaidLines::sum);
    }

    private static String sums(String run) {
        return """
                select %1$s.pay_run_id, %1$s.counts_on, l.kind, l.code, sum(l.amount_cents)::bigint as amount,
                    sum(coalesce(l.wages_cents, 0))::bigint as wages
                """.formatted(run);
    }

    private static String groups(String run) {
        return """
                group by %1$s.counts_on, %1$s.pay_run_id, l.kind, l.code
                order by %1$s.counts_on, %1$s.pay_run_id, l.code
                """.formatted(run);
    }

    private static RunSum sum(Row row) {
        return new RunSum(
                row.uuid("pay_run_id"),
                row.date("counts_on"),
                row.constant("kind", PayLine.Kind.class),
                row.string("code"),
                row.money("amount"),
                row.money("wages"));
    }

    /** Of some employees, in the order of employees and codes. */
    public List<EmployeeSum> byEmployee(LocalDate from, LocalDate to, Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return List.of();
        }
        return sql.query("""
                        select l.employee_id, l.kind, l.code, max(l.description) as description,
                            sum(l.amount_cents)::bigint as amount, sum(coalesce(l.wages_cents, 0))::bigint as wages,
                            sum(case when l.run_kind = 'TAKE_OVER' then 14 else 1 end)::int as lines
                        """ + PAID + """
                         and l.employee_id = any(:employees)
                        group by l.employee_id, l.kind, l.code order by l.employee_id, l.code, l.kind
                        """)
                .set("from", from)
                .set("to", to)
                .set("employees", employees)
                .list(row -> new EmployeeSum(
                        row.uuid("employee_id"),
                        row.constant("kind", PayLine.Kind.class),
                        row.string("code"),
                        row.string("description"),
                        row.money("amount"),
                        row.money("wages"),
                        row.integer("lines")));
    }

    /** Whoever was paid, in the order of ids; the first {@code limit} after {@code after}. */
    public List<UUID> employees(LocalDate from, LocalDate to, UUID after, int limit) {
        return sql.query("""
                        select distinct c.employee_id
                        from counting_paycheck c
                        where c.run_state = 'PAID' and c.counts_on between :from and :to and c.employee_id > :after
                        order by c.employee_id limit :limit
                        """)
                .set("from", from)
                .set("to", to)
                .set("after", after)
                .set("limit", limit)
                .list(row -> row.uuid("employee_id"));
    }

    /**
     * How many people have earnings for a period that includes that day, in paid runs on whichever day: neither those of a
     * voided paycheck nor bonuses, severance, leave cashed out and differences alone, which are paid for no period.
     */
    public int paidForPeriodWith(LocalDate day) {
        return sql.query("""
                        select count(distinct c.employee_id)::int as people from period_paycheck c
                        where c.run_state = 'PAID' and :day between c.period_starts_on and c.period_ends_on
                            and exists (select 1 from paycheck_line l
                                where l.practice_group_id = c.practice_group_id and l.paycheck_id = c.id
                                    and l.kind = 'EARNING' and l.amount_cents > 0 and l.code <> all(:apart))
                        """).set("day", day).set("apart", APART_FROM_WAGES).one(row -> row.integer("people"));
    }

    /** As {@link #paidForPeriodWith(LocalDate)}, as it stood at the end of another day. */
    public int paidForPeriodWith(LocalDate day, LocalDate asOf) {
        return sql.query("""
                        select count(distinct c.employee_id)::int as people from payable_paycheck c
                        where c.pays_period and c.paid_at is not null and c.counts_on <= :asOf
                            and (c.run_state = 'PAID'
                                or c.run_state = 'REVERSED' and cast(c.reversed_at at time zone 'UTC' as date) > :asOf)
                            and not exists (select 1 from pay_run v
                                where v.practice_group_id = c.practice_group_id and v.id = c.voided_by_run_id
                                    and v.pay_date <= :asOf)
                            and :day between c.period_starts_on and c.period_ends_on
                            and exists (select 1 from paycheck_line l
                                where l.practice_group_id = c.practice_group_id and l.paycheck_id = c.id
                                    and l.kind = 'EARNING' and l.amount_cents > 0 and l.code <> all(:apart))
                        """)
                .set("day", day)
                .set("asOf", asOf)
                .set("apart", APART_FROM_WAGES)
                .one(row -> row.integer("people"));
    }

    /** The first pay date of a paid run. */
    public Optional<LocalDate> firstPayDate() {
        return sql.query("select min(pay_date) as first_day from pay_run where state = 'PAID'")
                .one(row -> Optional.ofNullable(row.orNull("first_day", Row::date)));
    }
}
