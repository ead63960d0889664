package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.KEEP_ENROLLMENTS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.PaidHours;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Hours of service for the employer mandate: who is full-time over a measurement period. */
@Path("/aca-hours")
@RunOnVirtualThread
class AcaHoursResource {

    private final Sql sql;
    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final Audit audit;

    AcaHoursResource(Sql sql, Enrollments enrollments, EnrollmentHistory terms, Audit audit) {
        this.sql = sql;
        this.enrollments = enrollments;
        this.terms = terms;
        this.audit = audit;
    }

    /** Whose hours are asked for, over which period. */
    @SuppressWarnings("NullAway.Init") // required
    public static class Asked extends ListRequest {

        @Parameter(description = "First day of a month")
        @QueryParam("from")
        @NotNull
        LocalDate from;

        @Parameter(description = "Last day of a month, three to twelve months later")
        @QueryParam("to")
        @NotNull
        LocalDate to;

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;
    }

    /** Hours of service of each employee in the months of a measurement period. Refuses {@code not-a-measurement-period}. */
    @GET
    @SortedBy({"employeeName", "employeeNumber"})
    @RolesAllowed(KEEP_ENROLLMENTS)
    @Transactional
    public Page<AcaHours> hours(@BeanParam @Valid Asked asked) {
        var from = asked.from;
        var to = asked.to;
        var faults = AcaHours.faults(from, to);
        if (!faults.isEmpty()) {
            throw FilingProblem.NOT_A_MEASUREMENT_PERIOD.because(String.join("; ", faults));
        }
        audit.record(Verb.READ, "aca-hours", null);
        return enrollments
                .list(Enrollment.class, asked)
                .search("e.lastName", "e.firstName", "e.employeeNumber")
                .where("among(e.id, ?)", (Object) Reading.ids(paidFor(from, to)))
                .where("e.id = ?", asked.employeeId)
                .sort("employeeName", String.class, "lower(e.lastName || ', ' || e.firstName)")
                .sort("employeeNumber", String.class, "e.employeeNumber")
                .pageOf(people -> hours(from, to, people));
    }

    private Function<Enrollment, AcaHours> hours(LocalDate from, LocalDate to, List<Enrollment> people) {
        var employees = people.stream().map(Enrollment::id).toList();
        var paid = paid(from, to, employees);
        var spans = terms.spans(employees);
        return person -> AcaHours.of(
                person.id(),
                person.employeeNumber(),
                from,
                to,
                paid.getOrDefault(person.id(), List.of()),
                day -> spans.getOrDefault(person.id(), List.of()).stream().anyMatch(span -> span.covers(day)));
    }

    private static final String PAID_FOR_DAYS = """
            from paid_line l
            where l.run_state = 'PAID' and l.period_starts_on <= :to and l.period_ends_on >= :from
            """;

    /** Whoever was paid for days of the period. */
    private List<UUID> paidFor(LocalDate from, LocalDate to) {
        return sql.query("select distinct l.employee_id " + PAID_FOR_DAYS)
                .set("from", from)
                .set("to", to)
                .list(row -> row.uuid("employee_id"));
    }

    /** Hours that a retroactive run paid later count in the period in which they were worked. */
    private Map<UUID, List<AcaHours.Paid>> paid(LocalDate from, LocalDate to, Collection<UUID> employees) {
        var paid = new HashMap<UUID, List<AcaHours.Paid>>();
        Consumer<Row> add = row -> paid.computeIfAbsent(row.uuid("employee_id"), id -> new ArrayList<>())
                .add(new AcaHours.Paid(
                        row.date("period_starts_on"),
                        row.date("period_ends_on"),
                        row.decimal("hours"),
                        row.decimal("shifts"),
                        row.flag("salaried")));
        sql.query("""
                        select l.employee_id, l.period_starts_on, l.period_ends_on,
                            coalesce(sum(l.hours) filter (where COUNTED and l.code <> :retroactive), 0) as hours,
                            coalesce(sum(l.hours) filter (where l.kind = 'EARNING' and l.code = :perDiem), 0) as shifts,
                            coalesce(sum(l.amount_cents)
                                filter (where l.kind = 'EARNING' and l.code = :salary
                                    and l.run_kind <> 'TAKE_OVER'), 0) > 0 as salaried
                        """.replace("COUNTED", PaidHours.COUNTED) + PAID_FOR_DAYS + """
                         and l.employee_id = any(:employees)
                        group by l.employee_id, l.period_starts_on, l.period_ends_on
                        """)
                .set("from", from)
                .set("to", to)
                .set("retroactive", PayCode.RETROACTIVE)
                .set("perDiem", PayCode.PER_DIEM)
                .set("salary", PayCode.SALARY)
                .set("employees", employees)
                .each(add);
        sql.query("""
                        select c.employee_id, d.period_starts_on, d.period_ends_on,
                            coalesce(sum(d.hours) filter (where COUNTED), 0) as hours,
                            coalesce(sum(d.hours) filter (where d.code = :perDiem), 0) as shifts, false as salaried
                        from counting_paycheck c
                            join paycheck_difference d on d.practice_group_id = c.practice_group_id
                                and d.paycheck_id = c.id
                        where c.run_state = 'PAID' and c.voided_by_run_id is null and c.employee_id = any(:employees)
                            and d.period_starts_on <= :to and d.period_ends_on >= :from
                        group by c.employee_id, d.period_starts_on, d.period_ends_on
                        """.replace("COUNTED", PaidHours.under("d.code")))
                .set("from", from)
                .set("to", to)
                .set("perDiem", PayCode.PER_DIEM)
                .set("employees", employees)
                .each(add);
        return paid;
    }
}
