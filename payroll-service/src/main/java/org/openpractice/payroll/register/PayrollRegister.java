package org.openpractice.payroll.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;

/** Every payable paycheck of a run with its lines, and what the run comes to by code. */
@ApplicationScoped
class PayrollRegister {

    /**
     * One paycheck.
     *
     * @param employerContributions what the employer pays into plans of the employee
     */
    @Schema(name = "RegisterRow")
    record Row(
            UUID paycheckId,
            UUID employeeId,
            String employeeNumber,
            String employee,
            Money gross,
            Money taxes,
            Money deductions,
            Money net,
            Money employerTaxes,
            Money employerContributions,
            List<Line> lines) {}

    @Schema(name = "RegisterLine")
    record Line(
            PayLine.Kind kind,
            String code,
            String description,
            @Nullable BigDecimal hours,
            @Nullable Money rate,
            Money amount,
            @Nullable Money wages) {}

    /** What one code came to in the run. */
    @Schema(name = "RegisterTotal")
    record Total(PayLine.Kind kind, String code, String description, int lines, Money amount, Money wages) {}

    private final EntityManager entities;

    PayrollRegister(EntityManager entities) {
        this.entities = entities;
    }

    /** In the order of ids, the first so many after one. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    List<Row> rows(UUID payRunId, UUID after, int limit) {
        List<Tuple> paychecks = entities.createNativeQuery("""
                        select c.id, c.employee_id, c.employee_number, c.employee_name, c.gross_cents, c.taxes_cents,
                            c.deductions_cents, c.net_cents, c.employer_taxes_cents
                        from payable_paycheck c
                        where c.pay_run_id = :run and c.id > :after order by c.id
                        """, Tuple.class)
                .setParameter("run", payRunId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
        var lines =
                lines(paychecks.stream().map(row -> row.get("id", UUID.class)).toList());
        return paychecks.stream()
                .map(row -> {
                    var of = lines.getOrDefault(row.get("id", UUID.class), List.of());
                    return new Row(
                            row.get("id", UUID.class),
                            row.get("employee_id", UUID.class),
                            row.get("employee_number", String.class),
                            row.get("employee_name", String.class),
                            money(row, "gross_cents"),
                            money(row, "taxes_cents"),
                            money(row, "deductions_cents"),
                            money(row, "net_cents"),
                            money(row, "employer_taxes_cents"),
                            Money.sum(of.stream()
                                    .filter(line -> line.kind() == PayLine.Kind.EMPLOYER_CONTRIBUTION)
                                    .map(Line::amount)
                                    .toList()),
                            of);
                })
                .toList();
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    private Map<UUID, List<Line>> lines(List<UUID> paychecks) {
        if (paychecks.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select paycheck_id, kind, code, description, hours, rate_cents, amount_cents, wages_cents
                        from paycheck_line where paycheck_id in (:paychecks) order by paycheck_id, ordinal
                        """, Tuple.class)
                .setParameter("paychecks", paychecks)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("paycheck_id", UUID.class),
                        Collectors.mapping(
                                row -> new Line(
                                        PayLine.Kind.valueOf(row.get("kind", String.class)),
                                        row.get("code", String.class),
                                        row.get("description", String.class),
                                        row.get("hours", BigDecimal.class),
                                        optional(row, "rate_cents"),
                                        money(row, "amount_cents"),
                                        optional(row, "wages_cents")),
                                Collectors.toList())));
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    List<Total> totals(UUID payRunId) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select l.kind, l.code, max(l.description) as description, count(*)::int as lines,
                            sum(l.amount_cents)::bigint as amount, sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from payable_paycheck c
                            join paycheck_line l on l.practice_group_id = c.practice_group_id
                                and l.paycheck_id = c.id
                        where c.pay_run_id = :run group by l.kind, l.code order by l.kind, l.code
                        """, Tuple.class)
                .setParameter("run", payRunId)
                .getResultList();
        return rows.stream()
                .map(row -> new Total(
                        PayLine.Kind.valueOf(row.get("kind", String.class)),
                        row.get("code", String.class),
                        row.get("description", String.class),
                        row.get("lines", Integer.class),
                        money(row, "amount"),
                        money(row, "wages")))
                .toList();
    }

    private static Money money(Tuple row, String column) {
        return Money.ofCents(row.get(column, Long.class));
    }

    private static @Nullable Money optional(Tuple row, String column) {
        var cents = row.get(column, Long.class);
        return cents == null ? null : Money.ofCents(cents);
    }
}
