package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.reading.Reading;

/** Differences that paychecks of retroactive runs have paid for earlier periods. */
@ApplicationScoped
class PaidDifferences {

    // Those that count, on paychecks that are not voided.
    private static final String COUNTING = """
            from counting_paycheck c
                join paycheck_difference d on d.practice_group_id = c.practice_group_id and d.paycheck_id = c.id
            where c.run_kind = 'RETROACTIVE' and c.voided_by_run_id is null and c.pay_calendar_id = :calendar
            """;

    private final EntityManager entities;

    PaidDifferences(EntityManager entities) {
        this.entities = entities;
    }

    /** What counts for a period, by employee. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    Map<UUID, List<EarlierPeriod.Paid>> of(UUID payCalendarId, LocalDate periodStartsOn, Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select c.employee_id, d.code, d.department_id, d.location_id, d.position, sum(d.hours) as hours,
                            sum(d.due_cents - d.paid_cents)::bigint as amount
                        """ + COUNTING + """
                            and d.period_starts_on = :startsOn and c.employee_id = any(:employees)
                        group by c.employee_id, d.code, d.department_id, d.location_id, d.position
                        """, Tuple.class)
                .setParameter("calendar", payCalendarId)
                .setParameter("startsOn", periodStartsOn)
                .setParameter("employees", Reading.ids(employees))
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("employee_id", UUID.class),
                        Collectors.mapping(
                                row -> new EarlierPeriod.Paid(
                                        row.get("code", String.class),
                                        Paychecks.place(row),
                                        row.get("hours", BigDecimal.class),
                                        Money.ofCents(row.get("amount", Long.class))),
                                Collectors.toList())));
    }

    /** What a paycheck paid or would pay, in the order of periods and codes. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    List<PaycheckView.Difference> on(UUID paycheckId) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select period_starts_on, period_ends_on, code, department_id, location_id, position, hours,
                            paid_cents, due_cents
                        from paycheck_difference where paycheck_id = :paycheck order by ordinal
                        """, Tuple.class)
                .setParameter("paycheck", paycheckId)
                .getResultList();
        return rows.stream()
                .map(row -> new PaycheckView.Difference(
                        row.get("period_starts_on", LocalDate.class),
                        row.get("period_ends_on", LocalDate.class),
                        row.get("code", String.class),
                        Paychecks.place(row),
                        row.get("hours", BigDecimal.class),
                        Money.ofCents(row.get("paid_cents", Long.class)),
                        Money.ofCents(row.get("due_cents", Long.class)),
                        Money.ofCents(row.get("due_cents", Long.class) - row.get("paid_cents", Long.class))))
                .toList();
    }

    /** Earlier periods of which the paychecks of a run's last calculation pay something, by check. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    Map<UUID, List<PayPeriod>> periodsOf(PayRun run) {
        if (run.kind() != PayRun.Kind.RETROACTIVE) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select distinct c.id, d.period_starts_on, d.period_ends_on
                        from paycheck c join paycheck_difference d
                            on d.practice_group_id = c.practice_group_id and d.paycheck_id = c.id
                        where c.pay_run_id = :run and c.calculation = :calculation
                        """, Tuple.class)
                .setParameter("run", run.id())
                .setParameter("calculation", run.calculation())
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("id", UUID.class),
                        Collectors.mapping(
                                row -> new PayPeriod(
                                        row.get("period_starts_on", LocalDate.class),
                                        row.get("period_ends_on", LocalDate.class),
                                        run.payDate(),
                                        List.of()),
                                Collectors.toList())));
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
        var last = (LocalDate) entities.createNativeQuery("select max(c.pay_date) " + COUNTING + """
                            and d.period_starts_on between :startsOn and :endsOn
                            and (cast(:employee as uuid) is null or c.employee_id = :employee)
                            and exists (select 1 from payable_paycheck mine where mine.pay_run_id = :run
                                and mine.employee_id = c.employee_id)
                        """, LocalDate.class)
                .setParameter("calendar", run.payCalendarId())
                .setParameter("startsOn", run.period().startsOn())
                .setParameter("endsOn", run.period().endsOn())
                .setParameter("employee", employeeId)
                .setParameter("run", run.id())
                .getSingleResult();
        return Optional.ofNullable(last);
    }
}
