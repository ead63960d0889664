package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.payroll.paid.CountingRuns;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.sql.Sql;

/** The year of an employee: always the sum of the approved and paid runs, never kept beside them. */
@ApplicationScoped
class YearsToDate {

    private final CountingRuns countingRuns;
    private final Sql sql;

    YearsToDate(CountingRuns countingRuns, Sql sql) {
        this.countingRuns = countingRuns;
        this.sql = sql;
    }

    /** The year as a text in which every figure shows. */
    static void describe(List<YearToDate> year, StringBuilder into) {
        year.forEach(sum -> into.append('|')
                .append(sum.code())
                .append(' ')
                .append(sum.amount().cents())
                .append(' ')
                .append(sum.wages().cents()));
    }

    /** Whether somebody's wages of the year of a day came up to the Social Security wage base. */
    boolean reachedSocialSecurityBase(UUID employee, LocalDate day) {
        var year = new EarlierInYear(
                of(List.of(employee), day.getYear(), CountingRuns.NONE).getOrDefault(employee, List.of()));
        return year.wages(PayCode.MEDICARE).compareTo(year.wages(PayCode.SOCIAL_SECURITY)) > 0;
    }

    /** Sums by employee, in the order of codes, of all runs that count in the year except one. */
    Map<UUID, List<YearToDate>> of(Collection<UUID> employees, int year, UUID exceptRun) {
        var runs = countingRuns.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), exceptRun);
        if (employees.isEmpty() || runs.isEmpty()) {
            return Map.of();
        }
        var years = new HashMap<UUID, List<YearToDate>>();
        sql.query("""
                        select l.employee_id, l.kind, l.code, max(l.description) as description,
                            sum(l.amount_cents)::bigint as amount, sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from paid_line l
                        where l.pay_run_id = any(:runs) and l.employee_id = any(:employees)
                        group by l.employee_id, l.kind, l.code order by l.code
                        """)
                .set("runs", runs)
                .set("employees", employees)
                .each(row -> years.computeIfAbsent(row.uuid("employee_id"), id -> new ArrayList<>())
                        .add(new YearToDate(
                                row.constant("kind", PayLine.Kind.class),
                                row.string("code"),
                                row.string("description"),
                                row.money("amount"),
                                row.money("wages"))));
        return years;
    }
}
