package org.openpractice.payroll.time;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Every time sheet. */
@ApplicationScoped
class TimeSheets implements PanacheRepositoryBase<TimeSheet, UUID> {

    /**
     * What still belongs to a sheet: weeks that a later submission replaced do not.
     *
     * @param weeksWaiting of the weeks, those that are not approved
     * @param hours hours worked
     */
    record Content(long employees, long weeks, long weeksWaiting, BigDecimal hours) {

        static final Content NONE = new Content(0, 0, 0, BigDecimal.ZERO);
    }

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public TimeSheet required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<TimeSheet> page(UUID payCalendarId, LocalDate periodStartsOn, PageRequest page) {
        return find(
                        "payCalendarId = ?1 and periodStartsOn = ?2 and id > ?3 order by id",
                        payCalendarId,
                        periodStartsOn,
                        page.after())
                .page(0, page.fetch())
                .list();
    }

    Map<UUID, Content> contents(Collection<UUID> sheets) {
        if (sheets.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery("""
                        select w.timeSheetId as sheet, count(distinct w.enrollmentId) as employees, count(w) as weeks,
                            sum(case when w.approvedBy is null then 1 else 0 end) as waiting, sum(w.hours) as hours
                        from TimeWeek w where w.timeSheetId in :sheets group by w.timeSheetId
                        """, Tuple.class)
                .setParameter("sheets", sheets)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("sheet", UUID.class),
                        row -> new Content(
                                row.get("employees", Long.class),
                                row.get("weeks", Long.class),
                                row.get("waiting", Long.class),
                                row.get("hours", BigDecimal.class))));
    }
}
