package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Every time sheet. */
@ApplicationScoped
class TimeSheets implements Records<TimeSheet> {

    /** Which time sheets are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("payCalendarId")
        @Nullable
        UUID payCalendarId;

        @Parameter(description = "First day of the period")
        @QueryParam("periodStartsOn")
        @Nullable
        LocalDate periodStartsOn;

        @QueryParam("state")
        TimeSheetView.@Nullable State state;

        @Parameter(description = "Somebody with a week that still belongs to the sheet")
        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("retroactive")
        @Nullable
        Boolean retroactive;
    }

    private static final String WEEKS = "exists (select 1 from TimeWeek w where w.timeSheetId = e.id ";
    private static final String WAITING = WEEKS + "and w.approvedBy is null)";

    /**
     * What still belongs to a sheet: weeks that a later submission replaced do not.
     *
     * @param weeksWaiting of the weeks, those that are not approved
     * @param hours hours worked
     */
    record Content(long employees, long weeks, long weeksWaiting, BigDecimal hours) {

        static final Content NONE = new Content(0, 0, 0, BigDecimal.ZERO);
    }

    ListOf<TimeSheet> list(Asked asked) {
        var list = list(TimeSheet.class, asked)
                .search("e.submittedBy", "e.approvedBy")
                .where("e.payCalendarId = ?", asked.payCalendarId)
                .where("e.periodStartsOn = ?", asked.periodStartsOn)
                .where(WEEKS + "and w.enrollmentId = ?)", asked.employeeId)
                .where("e.retroactive = ?", asked.retroactive)
                .sort("periodStartsOn", LocalDate.class, "e.periodStartsOn")
                .sort("submittedAt", Instant.class, "e.submittedAt");
        return asked.state == null
                ? list
                : switch (asked.state) {
                    case SUBMITTED -> list.where(WAITING);
                    case APPROVED -> list.where(WEEKS + ")").where("not " + WAITING);
                    case REPLACED -> list.where("not " + WEEKS + ")");
                };
    }

    /** What still belongs to a sheet; also for a view after the change. */
    @Transactional
    public Content contentOf(TimeSheet sheet) {
        return contents(List.of(sheet.id())).getOrDefault(sheet.id(), Content.NONE);
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
