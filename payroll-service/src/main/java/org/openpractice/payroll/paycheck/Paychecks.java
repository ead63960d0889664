package org.openpractice.payroll.paycheck;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.reading.Reading;

@ApplicationScoped
public class Paychecks implements PanacheRepositoryBase<Paycheck, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public Paycheck required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** Paychecks of the run's last calculation, in the order of employee numbers. */
    public List<Paycheck> of(PayRun run) {
        return list("payRunId = ?1 and calculation = ?2 order by employeeNumber, id", run.id(), run.calculation());
    }

    public List<Paycheck> page(PayRun run, PageRequest page) {
        return find(
                        "payRunId = ?1 and calculation = ?2 and id > ?3 order by id",
                        run.id(),
                        run.calculation(),
                        page.after())
                .page(0, page.fetch())
                .list();
    }

    /** Whoever is in the run's last calculation but left out of its payment, in the order of employee numbers. */
    public List<Paycheck> notPayable(PayRun run) {
        return list(
                "payRunId = ?1 and calculation = ?2 and disposition <> PAYABLE order by employeeNumber, id",
                run.id(),
                run.calculation());
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    public List<PayLine> linesOf(Paycheck paycheck) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select kind, code, description, hours, rate_cents, amount_cents, wages_cents,
                            year_to_date_cents, wages_year_to_date_cents, department_id, location_id, position
                        from paycheck_line where paycheck_id = :paycheck order by ordinal
                        """, Tuple.class)
                .setParameter("paycheck", paycheck.id())
                .getResultList();
        return rows.stream()
                .map(row -> new PayLine(
                        PayLine.Kind.valueOf(row.get(0, String.class)),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, BigDecimal.class),
                        money(row.get(4, Long.class)),
                        Money.ofCents(row.get(5, Long.class)),
                        money(row.get(6, Long.class)),
                        Money.ofCents(row.get(7, Long.class)),
                        Money.ofCents(row.get(8, Long.class)),
                        Optional.of(place(row))
                                .filter(place -> !place.equals(CostCenter.UNNAMED))
                                .orElse(null)))
                .toList();
    }

    /** Where the work of a row was done. */
    public static CostCenter place(Tuple row) {
        return new CostCenter(
                row.get("department_id", UUID.class),
                row.get("location_id", UUID.class),
                row.get("position", String.class));
    }

    private static @Nullable Money money(@Nullable Long cents) {
        return cents == null ? null : Money.ofCents(cents);
    }

    /** What the payable paychecks of one calculation add up to. */
    public PayRun.Totals totals(UUID payRunId, int calculation) {
        var row = (Object[]) getEntityManager()
                .createNativeQuery("""
                        select count(*), coalesce(sum(gross_cents), 0)::bigint, coalesce(sum(net_cents), 0)::bigint,
                            coalesce(sum(employer_taxes_cents), 0)::bigint
                        from paycheck
                        where pay_run_id = :run and calculation = :calculation and disposition = 'PAYABLE'
                        """)
                .setParameter("run", payRunId)
                .setParameter("calculation", calculation)
                .getSingleResult();
        return new PayRun.Totals(
                Math.toIntExact((Long) row[0]),
                Money.ofCents((Long) row[1]),
                Money.ofCents((Long) row[2]),
                Money.ofCents((Long) row[3]));
    }

    public long count(UUID payRunId, int calculation, Paycheck.Disposition disposition) {
        return count("payRunId = ?1 and calculation = ?2 and disposition = ?3", payRunId, calculation, disposition);
    }

    /** Which of the people have a payable paycheck in the run's last calculation. */
    public Set<UUID> payable(PayRun run, Collection<UUID> employees) {
        return employees.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("""
                                select employeeId from Paycheck where payRunId = :run and calculation = :calculation
                                    and disposition = PAYABLE and among(employeeId, :employees)
                                """, UUID.class)
                        .setParameter("run", run.id())
                        .setParameter("calculation", run.calculation())
                        .setParameter("employees", Reading.ids(employees))
                        .getResultList());
    }

    /** The last person after one who has a paycheck in a calculation. */
    public Optional<UUID> lastWritten(UUID payRunId, int calculation, UUID after) {
        return getEntityManager()
                .createQuery("""
                        select employeeId from Paycheck
                        where payRunId = :run and calculation = :calculation and employeeId > :after
                        order by employeeId desc
                        """, UUID.class)
                .setParameter("run", payRunId)
                .setParameter("calculation", calculation)
                .setParameter("after", after)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public long countAfter(UUID payRunId, int calculation, UUID after) {
        return count("payRunId = ?1 and calculation = ?2 and employeeId > ?3", payRunId, calculation, after);
    }

    /** Digests of what the paychecks of the run's last calculation rest on, by employee. */
    public Map<UUID, String> digests(PayRun run, Collection<UUID> employees) {
        return employees.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery("""
                                select employeeId, inputDigest from Paycheck
                                where payRunId = :run and calculation = :calculation and among(employeeId, :employees)
                                """, Object[].class)
                        .setParameter("run", run.id())
                        .setParameter("calculation", run.calculation())
                        .setParameter("employees", Reading.ids(employees))
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }
}
