package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.compensation.WorkValue.Rvu;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** Editions of work RVUs and their rows. */
@ApplicationScoped
class WorkRvuSchedules implements Records<WorkRvuSchedule> {

    /** Which editions are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("year")
        @Nullable
        Integer year;
    }

    /** A row of an edition. */
    record Row(String procedureCode, String modifier, BigDecimal workRvu, boolean designatedHealthService) {}

    private final Sql sql;

    WorkRvuSchedules(Sql sql) {
        this.sql = sql;
    }

    ListOf<WorkRvuSchedule> list(Asked asked) {
        return list(WorkRvuSchedule.class, asked)
                .search("e.source")
                .where("e.scheduleYear = ?", asked.year)
                .sort("year", Integer.class, "e.scheduleYear");
    }

    /** The last edition of a year. */
    Optional<WorkRvuSchedule> latest(int year) {
        return find("scheduleYear = ?1 order by edition desc", year).page(0, 1).firstResultOptional();
    }

    /** Writes the rows of an edition. */
    void insert(UUID scheduleId, Collection<Row> rows) {
        sql.<Row>batch("""
                insert into work_rvu (schedule_id, procedure_code, modifier, work_rvu, designated_health_service)
                values (:schedule, :code, :modifier, :workRvu, :designated)
                """, rows, (set, row) -> {
            set.set("schedule", scheduleId);
            set.set("code", row.procedureCode());
            set.set("modifier", row.modifier());
            set.set("workRvu", row.workRvu());
            set.set("designated", row.designatedHealthService());
        });
    }

    /** The rows of some codes in an edition. */
    WorkValue.Schedule rows(UUID scheduleId, Collection<String> procedureCodes) {
        var rows = new HashMap<String, Map<String, Rvu>>();
        sql.query("""
                        select procedure_code, modifier, work_rvu, designated_health_service from work_rvu
                        where schedule_id = :schedule and procedure_code = any(:codes)
                        """)
                .set("schedule", scheduleId)
                .set("codes", procedureCodes)
                .each(row -> rows.computeIfAbsent(row.string("procedure_code"), code -> new HashMap<>())
                        .put(
                                row.string("modifier"),
                                new Rvu(row.decimal("work_rvu"), row.flag("designated_health_service"))));
        return (code, modifier) ->
                Optional.ofNullable(rows.getOrDefault(code, Map.of()).get(modifier));
    }
}
