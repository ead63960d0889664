package org.openpractice.payroll.overtime;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayCalendar;

/** Every agreement on 8 and 80. */
@ApplicationScoped
public class EightAndEightyAgreements implements PanacheRepositoryBase<EightAndEighty, UUID> {

    /** Versions of an establishment, earliest first. */
    List<EightAndEighty> of(UUID locationId) {
        return list("locationId = ?1 order by effectiveFrom", locationId);
    }

    Optional<EightAndEighty> on(UUID locationId, LocalDate day) {
        return of(locationId).stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .reduce((earlier, later) -> later);
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
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                                select count(*) from pay_terms t
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
                        .setParameter("location", locationId.toString())
                        .setParameter("day", day)
                        .getSingleResult())
                .longValue();
    }
}
