package org.openpractice.payroll.filing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.PaidHours;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.reading.Reading;

/** Hours of service for the employer mandate: who is full-time over a measurement period. */
@Path("/aca-hours")
@RunOnVirtualThread
class AcaHoursResource {

    private final EntityManager entities;
    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final Audit audit;

    AcaHoursResource(EntityManager entities, Enrollments enrollments, EnrollmentHistory terms, Audit audit) {
        this.entities = entities;
        this.enrollments = enrollments;
        this.terms = terms;
        this.audit = audit;
    }

    /**
     * Refuses {@code not-a-measurement-period}.
     *
     * @param from first day of a month
     * @param to last day of a month, three to twelve months later
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR})
    @Transactional
    public Page<AcaHours> hours(
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to,
            @BeanParam @Valid PageRequest page) {
        var faults = AcaHours.faults(from, to);
        if (!faults.isEmpty()) {
            throw FilingProblem.NOT_A_MEASUREMENT_PERIOD.because(String.join("; ", faults));
        }
        audit.record("read", "aca-hours", null);
        var employees = employees(from, to, page);
        var paid = paid(from, to, employees);
        var people = enrollments.list("among(id, ?1)", (Object) Reading.ids(employees)).stream()
                .collect(Collectors.toMap(Enrollment::id, person -> person));
        var spans = terms.spans(employees);
        var rows = employees.stream()
                .map(employee -> {
                    var person = people.get(employee);
                    return AcaHours.of(
                            employee,
                            person == null ? "" : person.employeeNumber(),
                            from,
                            to,
                            paid.getOrDefault(employee, List.of()),
                            day -> spans.getOrDefault(employee, List.of()).stream()
                                    .anyMatch(span -> span.covers(day)));
                })
                .toList();
        return Page.of(page, rows, AcaHours::employeeId, row -> row);
    }

    private static final String PAID_FOR_DAYS = """
            from paid_line l
            where l.run_state = 'PAID' and l.period_starts_on <= :to and l.period_ends_on >= :from
            """;

    @SuppressWarnings("unchecked") // a native query of one column
    private List<UUID> employees(LocalDate from, LocalDate to, PageRequest page) {
        return entities.createNativeQuery(
                        "select distinct l.employee_id " + PAID_FOR_DAYS
                                + " and l.employee_id > :after order by l.employee_id",
                        UUID.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("after", page.after())
                .setMaxResults(page.fetch())
                .getResultList();
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    private Map<UUID, List<AcaHours.Paid>> paid(LocalDate from, LocalDate to, Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery(
                        """
                        select l.employee_id, l.period_starts_on, l.period_ends_on,
                            coalesce(sum(l.hours) filter (where COUNTED and l.code <> :retroactive), 0) as hours,
                            coalesce(sum(l.hours) filter (where l.kind = 'EARNING' and l.code = :perDiem), 0) as shifts,
                            coalesce(sum(l.amount_cents)
                                filter (where l.kind = 'EARNING' and l.code = :salary), 0) > 0 as salaried
                        """.replace("COUNTED", PaidHours.COUNTED) + PAID_FOR_DAYS + """
                         and l.employee_id = any(:employees)
                        group by l.employee_id, l.period_starts_on, l.period_ends_on
                        """, Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("retroactive", PayCode.RETROACTIVE)
                .setParameter("perDiem", PayCode.PER_DIEM)
                .setParameter("salary", PayCode.SALARY)
                .setParameter("employees", Reading.ids(employees))
                .getResultList();
        return Stream.concat(rows.stream(), differences(from, to, employees).stream())
                .collect(Collectors.groupingBy(
                        row -> row.get("employee_id", UUID.class),
                        Collectors.mapping(
                                row -> new AcaHours.Paid(
                                        row.get("period_starts_on", LocalDate.class),
                                        row.get("period_ends_on", LocalDate.class),
                                        row.get("hours", BigDecimal.class),
                                        row.get("shifts", BigDecimal.class),
                                        row.get("salaried", Boolean.class)),
                                Collectors.toList())));
    }

    /** Hours that a retroactive run paid later count in the period in which they were worked. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    private List<Tuple> differences(LocalDate from, LocalDate to, Collection<UUID> employees) {
        return entities.createNativeQuery("""
                        select c.employee_id, d.period_starts_on, d.period_ends_on,
                            coalesce(sum(d.hours) filter (where COUNTED), 0) as hours,
                            coalesce(sum(d.hours) filter (where d.code = :perDiem), 0) as shifts, false as salaried
                        from counting_paycheck c
                            join paycheck_difference d on d.practice_group_id = c.practice_group_id
                                and d.paycheck_id = c.id
                        where c.run_state = 'PAID' and c.voided_by_run_id is null and c.employee_id = any(:employees)
                            and d.period_starts_on <= :to and d.period_ends_on >= :from
                        group by c.employee_id, d.period_starts_on, d.period_ends_on
                        """.replace("COUNTED", PaidHours.under("d.code")), Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("perDiem", PayCode.PER_DIEM)
                .setParameter("employees", Reading.ids(employees))
                .getResultList();
    }
}
