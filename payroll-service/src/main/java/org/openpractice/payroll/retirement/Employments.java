package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** When people were hired, and when they left. */
@ApplicationScoped
class Employments {

    /** First and last day of somebody's employment; no last day while it goes on. */
    record Employment(LocalDate hiredOn, @Nullable LocalDate lastDay) {}

    private final Sql sql;

    Employments(Sql sql) {
        this.sql = sql;
    }

    /** From the first day of the first employment to the last of the last; whoever was never employed is absent. */
    Map<UUID, Employment> of(Collection<UUID> employees) {
        var employments = new HashMap<UUID, Employment>();
        sql.query("""
                        select enrollment_id, min(starts_on) as hired_on,
                            case when bool_or(last_day is null) then null else max(last_day) end as last_day
                        from employment_span where enrollment_id = any(:employees) group by enrollment_id
                        """)
                .set("employees", employees)
                .each(row -> employments.put(
                        row.uuid("enrollment_id"),
                        new Employment(row.date("hired_on"), row.orNull("last_day", Row::date))));
        return employments;
    }
}
