package org.openpractice.payroll.paid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.sql.Sql;

/** Sums of lines of the paychecks that count, across years. */
@ApplicationScoped
public class CountedLines {

    /** What the lines of one employee under one code add up to on one day on which they count. */
    public record Sum(UUID employeeId, String code, LocalDate payDate, Money amount, Money wages) {}

    private final CountingRuns countingRuns;
    private final Sql sql;

    CountedLines(CountingRuns countingRuns, Sql sql) {
        this.countingRuns = countingRuns;
        this.sql = sql;
    }

    /** Sums by employee, code and pay date, of pay dates from the first day up to, but without, the second. */
    public List<Sum> of(Collection<UUID> employees, Collection<String> codes, LocalDate from, LocalDate until) {
        if (employees.isEmpty() || codes.isEmpty()) {
            return List.of();
        }
        var runs = countingRuns.between(from, until.minusDays(1), CountingRuns.NONE);
        if (runs.isEmpty()) {
            return List.of();
        }
        return sql.query("""
                        select l.employee_id, l.code, l.counts_on, sum(l.amount_cents)::bigint as amount,
                            sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from paid_line l
                        where l.pay_run_id = any(:runs) and l.employee_id = any(:employees) and l.code = any(:codes)
                        group by l.employee_id, l.code, l.counts_on order by l.employee_id, l.code, l.counts_on
                        """)
                .set("runs", runs)
                .set("employees", employees)
                .set("codes", codes)
                .list(row -> new Sum(
                        row.uuid("employee_id"),
                        row.string("code"),
                        row.date("counts_on"),
                        row.money("amount"),
                        row.money("wages")));
    }
}
