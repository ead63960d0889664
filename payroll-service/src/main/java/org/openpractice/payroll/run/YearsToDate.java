package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.reading.Reading;

/** The year of an employee: always the sum of the approved and paid runs, never kept beside them. */
@ApplicationScoped
class YearsToDate {

    private final EntityManager entities;

    YearsToDate(EntityManager entities) {
        this.entities = entities;
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

    /** Sums by employee, in the order of codes, of all runs with a pay date in the year except one. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    Map<UUID, List<YearToDate>> of(Collection<UUID> employees, int year, UUID exceptRun) {
        if (employees.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select l.employee_id, l.kind, l.code, max(l.description) as description,
                            sum(l.amount_cents)::bigint as amount, sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from paid_line l
                        where l.pay_run_id <> :exceptRun
                            and l.pay_date between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                            and l.employee_id = any(:employees)
                        group by l.employee_id, l.kind, l.code order by l.code
                        """, Tuple.class)
                .setParameter("exceptRun", exceptRun)
                .setParameter("year", year)
                .setParameter("employees", Reading.ids(employees))
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("employee_id", UUID.class),
                        Collectors.mapping(
                                row -> new YearToDate(
                                        PayLine.Kind.valueOf(row.get("kind", String.class)),
                                        row.get("code", String.class),
                                        row.get("description", String.class),
                                        Money.ofCents(row.get("amount", Long.class)),
                                        Money.ofCents(row.get("wages", Long.class))),
                                Collectors.toList())));
    }
}
