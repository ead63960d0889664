package org.openpractice.payroll.register;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidHours;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Who bears the cost of labor: hours and earnings of paid runs by place, department and position; without what a former provider paid. */
@Path("/labor-distribution")
@RunOnVirtualThread
class LaborDistributionResource {

    /** What the rows are told apart by. */
    public enum By {
        LOCATION,
        DEPARTMENT,
        POSITION
    }

    /**
     * @param rows adding up to the totals
     * @param employerTaxes of all of them; no line says who bears them
     * @param employerContributions likewise
     */
    public record LaborDistributionView(
            LocalDate from,
            LocalDate to,
            List<LaborDistributionRow> rows,
            BigDecimal hours,
            Money earnings,
            Money employerTaxes,
            Money employerContributions) {}

    /**
     * @param locationId null when rows are not told apart by it, or none was named
     * @param position of the line, else of the enrollment
     */
    public record LaborDistributionRow(
            @Nullable UUID locationId,
            @Nullable UUID departmentId,
            @Nullable String position,
            BigDecimal hours,
            Money earnings) {}

    private final Sql sql;
    private final Audit audit;

    LaborDistributionResource(Sql sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /**
     * Adds up hours and earnings of paid runs by department, location and position.
     *
     * @param from first pay date
     * @param to last pay date
     * @param by any of them; all three when none is given
     */
    @GET
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public LaborDistributionView distribution(
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to,
            @QueryParam("by") @EachOnce @Nullable List<By> by) {
        audit.record(Verb.READ, "labor-distribution", null);
        Set<By> asked = by == null || by.isEmpty() ? EnumSet.allOf(By.class) : EnumSet.copyOf(by);
        var distributed = sql.query("""
                        select location, department, position, sum(hours) as hours, sum(amount)::bigint as amount from (
                            select case when :byLocation then l.location_id end as location,
                                case when :byDepartment then l.department_id end as department,
                                case when :byPosition then coalesce(l.position, e.position_title) end as position,
                                case when COUNTED then coalesce(l.hours, 0) else 0 end as hours,
                                l.amount_cents as amount
                            from paid_line l
                                join enrollment e on e.practice_group_id = l.practice_group_id and e.id = l.employee_id
                            where l.run_state = 'PAID' and l.run_kind <> 'TAKE_OVER' and l.pay_date between :from and :to
                                and l.kind = 'EARNING') earned
                        group by location, department, position order by location, department, position
                        """.replace("COUNTED", PaidHours.COUNTED))
                .set("byLocation", asked.contains(By.LOCATION))
                .set("byDepartment", asked.contains(By.DEPARTMENT))
                .set("byPosition", asked.contains(By.POSITION))
                .set("from", from)
                .set("to", to)
                .list(row -> new LaborDistributionRow(
                        row.orNull("location", Row::uuid),
                        row.orNull("department", Row::uuid),
                        row.orNull("position", Row::string),
                        row.decimal("hours"),
                        row.money("amount")));
        return sql.query("""
                        select coalesce(sum(l.amount_cents) filter (where l.kind = 'EMPLOYER_TAX'), 0)::bigint as taxes,
                            coalesce(sum(l.amount_cents)
                                filter (where l.kind = 'EMPLOYER_CONTRIBUTION'), 0)::bigint as contributions
                        from paid_line l
                        where l.run_state = 'PAID' and l.run_kind <> 'TAKE_OVER' and l.pay_date between :from and :to
                        """)
                .set("from", from)
                .set("to", to)
                .one(employer -> new LaborDistributionView(
                        from,
                        to,
                        distributed,
                        distributed.stream().map(LaborDistributionRow::hours).reduce(BigDecimal.ZERO, BigDecimal::add),
                        Money.sum(distributed.stream()
                                .map(LaborDistributionRow::earnings)
                                .toList()),
                        employer.money("taxes"),
                        employer.money("contributions")));
    }
}
