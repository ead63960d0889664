package org.openpractice.payroll.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

@ApplicationScoped
public class Enrollments implements Records<Enrollment> {

    /** Whom of the payroll is asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeNumber")
        @Nullable
        String employeeNumber;

        @QueryParam("state")
        Enrollment.@Nullable State state;

        @QueryParam("positionTitle")
        @Nullable
        String positionTitle;

        @Parameter(description = "Paid by that calendar under the latest pay terms")
        @QueryParam("payCalendarId")
        @Nullable
        UUID payCalendarId;

        @Parameter(description = "First day of the latest employment, on this day or later")
        @QueryParam("startsFrom")
        @Nullable
        LocalDate startsFrom;

        @Parameter(description = "First day of the latest employment, on this day or earlier")
        @QueryParam("startsTo")
        @Nullable
        LocalDate startsTo;
    }

    private static final String BETWEEN = """
            (id in (select s.enrollmentId from EmploymentSpan s
                    where s.startsOn <= ?2 and (s.lastDay is null or s.lastDay >= ?1))
                or id in (select h.enrollmentId from TimeWeek h where h.weekEndsOn between ?1 and ?2))
            """;

    private final Sql sql;

    Enrollments(Sql sql) {
        this.sql = sql;
    }

    /** The list, searched by names and numbers of employees. */
    public ListOf<Enrollment> list(Asked asked) {
        return list(Enrollment.class, asked)
                .search("e.employeeNumber", "e.firstName", "e.lastName", "e.positionTitle")
                .where("e.employeeNumber = ?", asked.employeeNumber)
                .where(
                        "case when e.canceled then 'CANCELED' when e.finalPeriodEndsOn is null then 'ACTIVE' else 'ENDED' end = ?",
                        asked.state == null ? null : asked.state.name())
                .where("e.positionTitle = ?", asked.positionTitle)
                .where("""
                        exists (select 1 from PayTerms t where t.enrollmentId = e.id and t.payCalendarId = ?
                            and not exists (select 1 from PayTerms later where later.enrollmentId = e.id
                                and (later.effectiveFrom > t.effectiveFrom
                                    or later.effectiveFrom = t.effectiveFrom and later.id > t.id)))
                        """, asked.payCalendarId)
                .where("e.startsOn >= ?", asked.startsFrom)
                .where("e.startsOn <= ?", asked.startsTo)
                .sort("name", String.class, "lower(e.lastName || ' ' || e.firstName)")
                .sort("employeeNumber", String.class, "e.employeeNumber")
                .sort("startsOn", LocalDate.class, "e.startsOn");
    }

    /** HQL for the name of the employee whose id an expression answers, for lists to search and sort by. */
    public static String name(String employeeId) {
        return "(select n.lastName || ' ' || n.firstName from Enrollment n where n.id = " + employeeId + ")";
    }

    /** HQL for the number of the employee whose id an expression answers. */
    public static String number(String employeeId) {
        return "(select n.employeeNumber from Enrollment n where n.id = " + employeeId + ")";
    }

    public long countBetween(LocalDate startsOn, LocalDate endsOn) {
        return count(BETWEEN, startsOn, endsOn);
    }

    /** Whoever may have to be paid for the days from one to the other: the next by id after one. */
    public List<Enrollment> between(LocalDate startsOn, LocalDate endsOn, UUID after, int atMost) {
        var ids = idsBetween(startsOn, endsOn, after, atMost);
        return list("among(id, ?1) order by id", (Object) Reading.ids(ids));
    }

    /** Their ids. Each branch stops early, so the next thousand of many cost no more than a thousand. */
    public List<UUID> idsBetween(LocalDate startsOn, LocalDate endsOn, UUID after, int atMost) {
        return sql.query("""
                        (select distinct enrollment_id from employment_span
                            where enrollment_id > :after and starts_on <= :endsOn
                                and (last_day is null or last_day >= :startsOn)
                            order by enrollment_id limit :atMost)
                        union
                        (select distinct enrollment_id from time_week
                            where enrollment_id > :after and week_ends_on between :startsOn and :endsOn
                            order by enrollment_id limit :atMost)
                        order by enrollment_id limit :atMost
                        """)
                .set("startsOn", startsOn)
                .set("endsOn", endsOn)
                .set("after", after)
                .set("atMost", atMost)
                .list(row -> row.uuid("enrollment_id"));
    }
}
