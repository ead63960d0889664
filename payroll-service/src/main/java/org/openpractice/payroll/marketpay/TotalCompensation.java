package org.openpractice.payroll.marketpay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.sql.Sql;

/** What somebody's work cost the group in a year, summed from the lines of the paychecks that count. */
@ApplicationScoped
class TotalCompensation {

    /** Parts of a statement. */
    public enum Part {
        /** Salary, wages, overtime, differentials, paid leave. */
        SALARY,
        /** Bonuses and pay under a provider contract. */
        BONUS,
        /** Social Security, Medicare and unemployment taxes of the employer. */
        EMPLOYER_TAXES,
        /** Match and other contributions of the employer to the retirement plan. */
        RETIREMENT,
        /** Other contributions of the employer to benefits of the employee. */
        BENEFITS
    }

    /** A line of a statement: one code of the year. */
    public record Line(Part part, String code, String description, Money amount) {}

    private final Sql sql;

    TotalCompensation(Sql sql) {
        this.sql = sql;
    }

    /** Lines of somebody's year in the order of their codes. */
    List<Line> of(UUID employeeId, int year) {
        return sums(List.of(employeeId), year).getOrDefault(employeeId, List.of());
    }

    /** Totals of everybody paid in a year, by part. */
    Map<UUID, Map<Part, Money>> totals(int year) {
        var totals = new HashMap<UUID, Map<Part, Money>>();
        sums(null, year)
                .forEach((employee, lines) ->
                        lines.forEach(line -> totals.computeIfAbsent(employee, id -> new EnumMap<>(Part.class))
                                .merge(line.part(), line.amount(), Money::plus)));
        return totals;
    }

    private Map<UUID, List<Line>> sums(@Nullable Collection<UUID> employees, int year) {
        var sums = new HashMap<UUID, List<Line>>();
        sql.query("""
                        select l.employee_id, l.kind, l.code, max(l.description) as description,
                            sum(l.amount_cents)::bigint as amount
                        from paid_line l
                        where l.pay_date between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                            and l.kind in ('EARNING', 'EMPLOYER_TAX', 'EMPLOYER_CONTRIBUTION')
                            and (:everybody or l.employee_id = any(:employees))
                        group by l.employee_id, l.kind, l.code
                        having sum(l.amount_cents) <> 0
                        order by l.code
                        """)
                .set("year", year)
                .set("everybody", employees == null)
                .set("employees", employees == null ? List.of() : employees)
                .each(row -> {
                    var code = row.string("code");
                    sums.computeIfAbsent(row.uuid("employee_id"), id -> new ArrayList<>())
                            .add(new Line(
                                    part(row.constant("kind", PayLine.Kind.class), code),
                                    code,
                                    row.string("description"),
                                    row.money("amount")));
                });
        return sums;
    }

    /** Where a line of a paycheck stands on the statement. */
    static Part part(PayLine.Kind kind, String code) {
        return switch (kind) {
            case EMPLOYER_TAX -> Part.EMPLOYER_TAXES;
            case EMPLOYER_CONTRIBUTION -> code.startsWith(PayCode.DEFERRAL) ? Part.RETIREMENT : Part.BENEFITS;
            case EARNING ->
                code.startsWith(PayCode.BONUS)
                                || code.equals(PayCode.DISCRETIONARY_BONUS)
                                || code.equals(PayCode.SEVERANCE)
                                || code.equals(PayCode.RELOCATION)
                                || code.startsWith(PayCode.PROVIDER)
                        ? Part.BONUS
                        : Part.SALARY;
            case TAX, DEDUCTION, REIMBURSEMENT, NONCASH ->
                throw new IllegalArgumentException("expected a line that the employer bears");
        };
    }
}
