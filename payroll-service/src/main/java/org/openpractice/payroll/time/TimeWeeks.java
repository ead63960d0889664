package org.openpractice.payroll.time;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.reading.Reading;

/** Every workweek, approved or waiting for it. */
@ApplicationScoped
class TimeWeeks implements PanacheRepositoryBase<TimeWeek, UUID> {

    /** Weeks of some employees that end between two days, both included. */
    public List<TimeWeek> endingBetween(Collection<UUID> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : list(
                        "among(enrollmentId, ?1) and weekEndsOn between ?2 and ?3 order by weekStartsOn, id",
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

    List<TimeWeek> page(UUID timeSheetId, PageRequest page) {
        return find("timeSheetId = ?1 and id > ?2 order by id", timeSheetId, page.after())
                .page(0, page.fetch())
                .list();
    }
}
