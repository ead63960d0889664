package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.sql.Sql;

/** Time that somebody submitted and nobody approved. */
@ApplicationScoped
public class WaitingTime {

    /**
     * @param version of the sheet
     * @param employees whose weeks wait
     */
    public record Sheet(UUID id, long version, String submittedBy, List<UUID> employees) {

        private Sheet with(Sheet same) {
            var all = new ArrayList<>(employees);
            all.addAll(same.employees);
            return new Sheet(id, version, submittedBy, List.copyOf(all));
        }
    }

    private final Sql sql;

    WaitingTime(Sql sql) {
        this.sql = sql;
    }

    /** Sheets of a period with weeks that wait, in the order in which they came; one query. */
    public List<Sheet> of(UUID payCalendarId, LocalDate periodStartsOn) {
        var sheets = new LinkedHashMap<UUID, Sheet>();
        sql.query("""
                        select distinct s.submitted_at, s.id, s.version, s.submitted_by, w.enrollment_id
                        from time_sheet s
                            join time_week w on w.practice_group_id = s.practice_group_id and w.time_sheet_id = s.id
                        where s.pay_calendar_id = :calendar and s.period_starts_on = :startsOn and w.approved_by is null
                        order by s.submitted_at, s.id, w.enrollment_id
                        """)
                .set("calendar", payCalendarId)
                .set("startsOn", periodStartsOn)
                .list(row -> new Sheet(
                        row.uuid("id"),
                        row.number("version"),
                        row.string("submitted_by"),
                        List.of(row.uuid("enrollment_id"))))
                .forEach(sheet -> sheets.merge(sheet.id(), sheet, Sheet::with));
        return List.copyOf(sheets.values());
    }
}
