package org.openpractice.payroll.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Every payable paycheck of a run with its lines, and what the run comes to by code. */
@ApplicationScoped
class PayrollRegister {

    /**
     * One paycheck.
     *
     * @param reimbursements expenses given back with the net; no part of gross
     * @param employerContributions what the employer pays into plans of the employee
     */
    record RegisterRow(
            UUID paycheckId,
            UUID employeeId,
            String employeeNumber,
            String employee,
            Money gross,
            Money taxes,
            Money deductions,
            Money reimbursements,
            Money net,
            Money employerTaxes,
            Money employerContributions,
            List<Line> lines) {

        RegisterRow with(List<Line> its) {
            return new RegisterRow(
                    paycheckId,
                    employeeId,
                    employeeNumber,
                    employee,
                    gross,
                    taxes,
                    deductions,
                    sum(its, PayLine.Kind.REIMBURSEMENT),
                    net,
                    employerTaxes,
                    sum(its, PayLine.Kind.EMPLOYER_CONTRIBUTION),
                    its);
        }

        private static Money sum(List<Line> lines, PayLine.Kind kind) {
            return Money.sum(lines.stream()
                    .filter(line -> line.kind() == kind)
                    .map(Line::amount)
                    .toList());
        }
    }

    @Schema(name = "RegisterLine")
    record Line(
            PayLine.Kind kind,
            String code,
            String description,
            @Nullable BigDecimal hours,
            @Nullable Rate rate,
            Money amount,
            @Nullable Money wages) {}

    /** What one code came to in the run. */
    @Schema(name = "RegisterTotal")
    record Total(PayLine.Kind kind, String code, String description, int lines, Money amount, Money wages) {}

    private static final String PAYCHECKS = """
            select c.id, c.employee_id, c.employee_number, c.employee_name, c.gross_cents, c.taxes_cents,
                c.deductions_cents, c.net_cents, c.employer_taxes_cents
            from payable_paycheck c
            """;

    private final Sql sql;

    PayrollRegister(Sql sql) {
        this.sql = sql;
    }

    /** In the order of ids, the first so many after one. */
    List<RegisterRow> rows(UUID payRunId, UUID after, int limit) {
        return rows(sql.query(PAYCHECKS + """
                        where c.pay_run_id = :run and c.id > :after order by c.id limit :limit
                        """)
                .set("run", payRunId)
                .set("after", after)
                .set("limit", limit));
    }

    /** Makes the rows of those paychecks; their lines are read at once. */
    Function<Paycheck, RegisterRow> each(List<Paycheck> paychecks) {
        var ids = paychecks.stream().map(Paycheck::id).toList();
        var rows = rows(sql.query(PAYCHECKS + "where c.id = any(:ids)").set("ids", ids)).stream()
                .collect(Collectors.toMap(RegisterRow::paycheckId, row -> row));
        return paycheck -> Objects.requireNonNull(rows.get(paycheck.id()));
    }

    private List<RegisterRow> rows(Sql.Query query) {
        var paychecks = query.list(row -> new RegisterRow(
                row.uuid("id"),
                row.uuid("employee_id"),
                row.string("employee_number"),
                row.string("employee_name"),
                row.money("gross_cents"),
                row.money("taxes_cents"),
                row.money("deductions_cents"),
                Money.ZERO,
                row.money("net_cents"),
                row.money("employer_taxes_cents"),
                Money.ZERO,
                List.of()));
        var lines = lines(paychecks.stream().map(RegisterRow::paycheckId).toList());
        return paychecks.stream()
                .map(row -> row.with(lines.getOrDefault(row.paycheckId(), List.of())))
                .toList();
    }

    private Map<UUID, List<Line>> lines(List<UUID> paychecks) {
        var lines = new HashMap<UUID, List<Line>>();
        sql.query("""
                        select paycheck_id, kind, code, description, hours, rate, amount_cents, wages_cents
                        from paycheck_line where paycheck_id = any(:paychecks) order by paycheck_id, ordinal
                        """)
                .set("paychecks", paychecks)
                .each(row -> lines.computeIfAbsent(row.uuid("paycheck_id"), id -> new ArrayList<>())
                        .add(new Line(
                                row.constant("kind", PayLine.Kind.class),
                                row.string("code"),
                                row.string("description"),
                                row.orNull("hours", Row::decimal),
                                row.orNull("rate", Row::rate),
                                row.money("amount_cents"),
                                row.orNull("wages_cents", Row::money))));
        return lines;
    }

    List<Total> totals(UUID payRunId) {
        return sql.query("""
                        select l.kind, l.code, max(l.description) as description, count(*)::int as lines,
                            sum(l.amount_cents)::bigint as amount, sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from payable_paycheck c
                            join paycheck_line l on l.practice_group_id = c.practice_group_id
                                and l.paycheck_id = c.id
                        where c.pay_run_id = :run group by l.kind, l.code order by l.kind, l.code
                        """)
                .set("run", payRunId)
                .list(row -> new Total(
                        row.constant("kind", PayLine.Kind.class),
                        row.string("code"),
                        row.string("description"),
                        row.integer("lines"),
                        row.money("amount"),
                        row.money("wages")));
    }
}
