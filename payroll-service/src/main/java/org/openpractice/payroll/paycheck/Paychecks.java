package org.openpractice.payroll.paycheck;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

@ApplicationScoped
public class Paychecks implements Records<Paycheck> {

    /** Which paychecks of a run are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;
    }

    /** Which of all that were calculated. */
    public static class AskedOfCalculation extends Asked {

        @Parameter(description = "Whether it is paid, and if not, why; all but NOTHING_DUE when left out")
        @QueryParam("disposition")
        Paycheck.@Nullable Disposition disposition;

        @Parameter(description = "Those with a remark of that kind")
        @QueryParam("remark")
        Remark.@Nullable Kind remark;
    }

    /** Which paychecks of one person are asked for. */
    public static class AskedOfPerson extends ListRequest {

        @Parameter(description = "State of the run")
        @QueryParam("state")
        PayRun.@Nullable State state;

        @Parameter(description = "Whether it is paid, and if not, why")
        @QueryParam("disposition")
        Paycheck.@Nullable Disposition disposition;

        @Parameter(description = "Pay date on this day or later")
        @QueryParam("payDateFrom")
        @Nullable
        LocalDate payDateFrom;

        @Parameter(description = "Pay date on this day or earlier")
        @QueryParam("payDateTo")
        @Nullable
        LocalDate payDateTo;
    }

    private static final String PAY_DATE = "(select r.payDate from PayRun r where r.id = e.payRunId)";

    private final Sql sql;

    Paychecks(Sql sql) {
        this.sql = sql;
    }

    /** Paychecks of the run's last calculation, in the order of employee numbers. */
    public List<Paycheck> of(PayRun run) {
        return list("payRunId = ?1 and calculation = ?2 order by employeeNumber, id", run.id(), run.calculation());
    }

    /** The paychecks of the run's last calculation. */
    public ListOf<Paycheck> list(PayRun run, AskedOfCalculation asked) {
        var list = ofLastCalculation(run, asked);
        // Where nothing is due there is no paycheck to speak of; the run names whom it concerns.
        return (asked.disposition == null
                        ? list.where("e.disposition <> NOTHING_DUE")
                        : list.where("e.disposition = ?", asked.disposition))
                .where("""
                        exists (select 1 from PaycheckRemark r where r.payRunId = e.payRunId
                            and r.calculation = e.calculation and among(e.id, r.paycheckIds) and r.kind = ?)
                        """, asked.remark);
    }

    /** Those of them that are paid, or will be. */
    public ListOf<Paycheck> payable(PayRun run, Asked asked) {
        return ofLastCalculation(run, asked).where("e.disposition = PAYABLE");
    }

    /** One person's, of the last calculation of every run. */
    public ListOf<Paycheck> list(UUID employeeId, AskedOfPerson asked) {
        return list(Paycheck.class, asked)
                .search("e.employeeName", "e.employeeNumber")
                .where("e.employeeId = ?", employeeId)
                .where("e.calculation = (select r.calculation from PayRun r where r.id = e.payRunId)")
                .where("(select r.state from PayRun r where r.id = e.payRunId) = ?", asked.state)
                .where("e.disposition = ?", asked.disposition)
                .where(PAY_DATE + " >= ?", asked.payDateFrom)
                .where(PAY_DATE + " <= ?", asked.payDateTo)
                .sort("payDate", LocalDate.class, PAY_DATE);
    }

    private ListOf<Paycheck> ofLastCalculation(PayRun run, Asked asked) {
        return list(Paycheck.class, asked)
                .search("e.employeeName", "e.employeeNumber")
                .where("e.payRunId = ?", run.id())
                .where("e.calculation = ?", run.calculation())
                .where("e.employeeId = ?", asked.employeeId)
                .sort("employeeName", String.class, "lower(e.employeeName)")
                .sort("employeeNumber", String.class, "e.employeeNumber");
    }

    /** Whoever is in the run's last calculation but left out of its payment, in the order of employee numbers; also for a view after a change. */
    @Transactional
    public List<Paycheck> notPayable(PayRun run) {
        return list(
                "payRunId = ?1 and calculation = ?2 and disposition <> PAYABLE order by employeeNumber, id",
                run.id(),
                run.calculation());
    }

    /**
     * A remark about some of the paychecks that a run pays.
     *
     * @param people how many have it
     * @param employeeNumbers the first hundred of them
     */
    public record RemarkOfRun(Remark.Kind kind, String what, int people, List<String> employeeNumbers) {}

    /** Remarks about the payable paychecks of the run's last calculation. */
    @Transactional
    public List<RemarkOfRun> remarks(PayRun run) {
        return sql.query("""
                        select r.kind, r.what, count(*)::int as people,
                            (array_agg(c.employee_number order by c.employee_number))[1:100] as numbers
                        from paycheck_remark r cross join unnest(r.paycheck_ids) as its(paycheck_id)
                            join payable_paycheck c
                                on c.practice_group_id = r.practice_group_id and c.id = its.paycheck_id
                        where r.pay_run_id = :run and r.calculation = :calculation
                        group by r.kind, r.what order by r.kind, r.what
                        """)
                .set("run", run.id())
                .set("calculation", run.calculation())
                .list(row -> new RemarkOfRun(
                        row.constant("kind", Remark.Kind.class),
                        row.string("what"),
                        row.integer("people"),
                        row.strings("numbers")));
    }

    public List<PayLine> linesOf(Paycheck paycheck) {
        return sql.query("""
                        select kind, code, description, hours, rate, amount_cents, wages_cents,
                            year_to_date_cents, wages_year_to_date_cents, department_id, location_id, position
                        from paycheck_line where paycheck_id = :paycheck order by ordinal
                        """)
                .set("paycheck", paycheck.id())
                .list(row -> new PayLine(
                        row.constant("kind", PayLine.Kind.class),
                        row.string("code"),
                        row.string("description"),
                        row.orNull("hours", Row::decimal),
                        row.orNull("rate", Row::rate),
                        row.money("amount_cents"),
                        row.orNull("wages_cents", Row::money),
                        row.money("year_to_date_cents"),
                        row.money("wages_year_to_date_cents"),
                        Optional.of(place(row))
                                .filter(place -> !place.equals(CostCenter.UNNAMED))
                                .orElse(null)));
    }

    /** Where the work of a row was done. */
    public static CostCenter place(Row row) {
        return new CostCenter(
                row.orNull("department_id", Row::uuid),
                row.orNull("location_id", Row::uuid),
                row.orNull("position", Row::string));
    }

    /** What the payable paychecks of one calculation add up to. */
    public PayRun.Totals totals(UUID payRunId, int calculation) {
        return sql.query("""
                        select count(*)::int as paychecks, coalesce(sum(gross_cents), 0)::bigint as gross,
                            coalesce(sum(net_cents), 0)::bigint as net,
                            coalesce(sum(employer_taxes_cents), 0)::bigint as employer_taxes
                        from paycheck
                        where pay_run_id = :run and calculation = :calculation and disposition = 'PAYABLE'
                        """)
                .set("run", payRunId)
                .set("calculation", calculation)
                .one(row -> new PayRun.Totals(
                        row.integer("paychecks"), row.money("gross"), row.money("net"), row.money("employer_taxes")));
    }

    /** How many were employed in the period of a run and have no paycheck in a calculation of it. */
    public int countOthersEmployed(PayRun run, int calculation) {
        return sql.query("""
                        select count(*)::int as people from (
                            select enrollment_id from employment_span
                            where starts_on <= :endsOn and (last_day is null or last_day >= :startsOn)
                            union
                            select enrollment_id from time_week where week_ends_on between :startsOn and :endsOn
                            ) employed
                        where not exists (select 1 from paycheck p where p.pay_run_id = :run
                            and p.calculation = :calculation and p.employee_id = employed.enrollment_id)
                        """)
                .set("startsOn", run.period().startsOn())
                .set("endsOn", run.period().endsOn())
                .set("run", run.id())
                .set("calculation", calculation)
                .one(row -> row.integer("people"));
    }

    public long count(UUID payRunId, int calculation, Paycheck.Disposition disposition) {
        return count("payRunId = ?1 and calculation = ?2 and disposition = ?3", payRunId, calculation, disposition);
    }

    /** Who has a payable paycheck in the run's last calculation. */
    public List<UUID> payableEmployees(PayRun run) {
        return getEntityManager()
                .createQuery(
                        "select employeeId from Paycheck where payRunId = :run and calculation = :calculation and disposition = PAYABLE",
                        UUID.class)
                .setParameter("run", run.id())
                .setParameter("calculation", run.calculation())
                .getResultList();
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
