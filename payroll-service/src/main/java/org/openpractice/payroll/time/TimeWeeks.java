package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

/** Every workweek, approved or waiting for it. */
@ApplicationScoped
class TimeWeeks implements Records<TimeWeek> {

    /** Which weeks of a sheet are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("weekStartsOn")
        @Nullable
        LocalDate weekStartsOn;

        @QueryParam("approved")
        @Nullable
        Boolean approved;
    }

    /** Weeks of some employees with a day between two, both included. */
    public List<TimeWeek> touching(Collection<UUID> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : list(
                        "among(enrollmentId, ?1) and weekEndsOn >= ?2 and weekStartsOn <= ?3 order by weekStartsOn, id",
                        Reading.ids(employees),
                        first,
                        last);
    }

    /** Whose weeks a sheet has. */
    List<UUID> employeesOf(UUID timeSheetId) {
        return getEntityManager()
                .createQuery("select distinct enrollmentId from TimeWeek where timeSheetId = :sheet", UUID.class)
                .setParameter("sheet", timeSheetId)
                .getResultList();
    }

    /** Approves what still waits of a sheet; says how many weeks that were. */
    int approve(UUID timeSheetId, String by, Instant at) {
        return getEntityManager()
                .createQuery("""
                        update versioned TimeWeek set approvedBy = :by, approvedAt = :at
                        where timeSheetId = :sheet and approvedBy is null
                        """)
                .setParameter("by", by)
                .setParameter("at", at)
                .setParameter("sheet", timeSheetId)
                .executeUpdate();
    }

    /** Weeks that still belong to a sheet. */
    ListOf<TimeWeek> list(UUID timeSheetId, Asked asked) {
        return list(TimeWeek.class, asked)
                .search(Enrollments.name("e.enrollmentId"), Enrollments.number("e.enrollmentId"))
                .where("e.timeSheetId = ?", timeSheetId)
                .where("e.enrollmentId = ?", asked.employeeId)
                .where("e.weekStartsOn = ?", asked.weekStartsOn)
                .where("(case when e.approvedBy is null then false else true end) = ?", asked.approved)
                .sort("weekStartsOn", LocalDate.class, "e.weekStartsOn");
    }
}
