package org.openpractice.payroll.paid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.reading.Reading;

/** Sums of lines of the paychecks that count, across years. */
@ApplicationScoped
public class CountedLines {

    /** What the lines of one employee under one code add up to on one pay date. */
    public record Sum(UUID employeeId, String code, LocalDate payDate, Money amount, Money wages) {}

    private final EntityManager entities;

    CountedLines(EntityManager entities) {
        this.entities = entities;
    }

    /** Sums by employee, code and pay date, of pay dates from the first day up to, but without, the second. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    public List<Sum> of(Collection<UUID> employees, Collection<String> codes, LocalDate from, LocalDate until) {
        if (employees.isEmpty() || codes.isEmpty()) {
            return List.of();
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select l.employee_id, l.code, l.pay_date, sum(l.amount_cents)::bigint as amount,
                            sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from paid_line l
                        where l.pay_date >= :from and l.pay_date < :until
                            and l.employee_id = any(:employees) and l.code = any(:codes)
                        group by l.employee_id, l.code, l.pay_date order by l.employee_id, l.code, l.pay_date
                        """, Tuple.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .setParameter("employees", Reading.ids(employees))
                .setParameter("codes", codes.toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new Sum(
                        row.get("employee_id", UUID.class),
                        row.get("code", String.class),
                        row.get("pay_date", LocalDate.class),
                        Money.ofCents(row.get("amount", Long.class)),
                        Money.ofCents(row.get("wages", Long.class))))
                .toList();
    }
}
