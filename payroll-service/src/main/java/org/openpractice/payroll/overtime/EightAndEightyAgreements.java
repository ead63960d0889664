package org.openpractice.payroll.overtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.platform.records.EffectiveDated;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** Every agreement on 8 and 80. */
@ApplicationScoped
public class EightAndEightyAgreements implements Records<EightAndEighty> {

    private final Sql sql;

    EightAndEightyAgreements(Sql sql) {
        this.sql = sql;
    }

    /** Versions of an establishment, earliest first. */
    List<EightAndEighty> of(UUID locationId) {
        return list("locationId = ?1 order by effectiveFrom", locationId);
    }

    Optional<EightAndEighty> on(UUID locationId, LocalDate day) {
        return EffectiveDated.on(day, of(locationId));
    }

    /** Refuses {@link OvertimeProblem#EIGHT_AND_EIGHTY_NOT_ALLOWED} unless the establishment is on it that day. */
    public void require(UUID locationId, PayCalendar calendar, LocalDate day) {
        boolean allowed = on(locationId, day)
                .filter(version ->
                        version.isInForce() && version.payCalendarId().equals(calendar.id()))
                .isPresent();
        if (!allowed) {
            throw OvertimeProblem.EIGHT_AND_EIGHTY_NOT_ALLOWED.because(
                    "No agreement on 8 and 80 of that establishment and calendar is in force on " + day);
        }
    }

    /** How many people have terms by 8 and 80 at the establishment on a day or later. */
    long inUse(UUID locationId, LocalDate day) {
        return sql.query("""
                                select count(*) as people from pay_terms t
                                    join enrollment e on e.practice_group_id = t.practice_group_id
                                        and e.id = t.enrollment_id and (e.last_day is null or e.last_day >= :day)
                                where t.agreement is not null
                                    and cast(t.agreement as jsonb) ->> 'overtime' = 'EIGHT_AND_EIGHTY'
                                    and cast(t.agreement as jsonb) ->> 'locationId' = :location
                                    and not exists (select 1 from pay_terms later
                                        where later.practice_group_id = t.practice_group_id
                                            and later.enrollment_id = t.enrollment_id and later.effective_from <= :day
                                            and (later.effective_from, later.id) > (t.effective_from, t.id))
                                """)
                .set("location", locationId.toString())
                .set("day", day)
                .one(row -> row.number("people"));
    }
}
