package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What pay is approved or paid and therefore no longer changes. */
@ApplicationScoped
public class LockedPay {

    private final EntityManager entities;

    LockedPay(EntityManager entities) {
        this.entities = entities;
    }

    public boolean isLocked(UUID payCalendarId, LocalDate periodStartsOn) {
        return entities.createQuery("""
                                select count(r) from PayRun r where r.payCalendarId = :calendar
                                    and r.periodStartsOn = :startsOn and r.state in (APPROVED, PAID)
                                """, Long.class)
                        .setParameter("calendar", payCalendarId)
                        .setParameter("startsOn", periodStartsOn)
                        .getSingleResult()
                > 0;
    }

    public Optional<LocalDate> lastPeriodEnd(UUID employeeId) {
        return last("periodEndsOn", employeeId);
    }

    public Optional<LocalDate> lastPayDate(UUID employeeId) {
        return last("payDate", employeeId);
    }

    /** The last pay date of anybody in the group. */
    public Optional<LocalDate> lastPayDate() {
        return Optional.ofNullable(entities.createQuery(
                        "select max(r.payDate) from PayRun r where r.state in (APPROVED, PAID)", LocalDate.class)
                .getSingleResult());
    }

    private Optional<LocalDate> last(String field, UUID employeeId) {
        return Optional.ofNullable(entities.createQuery("""
                        select max(r.%s) from PayRun r, PayCheque c where c.payRunId = r.id
                            and c.calculation = r.calculation and c.employeeId = :employee
                            and c.disposition = PAYABLE and r.state in (APPROVED, PAID)
                        """.formatted(field), LocalDate.class)
                .setParameter("employee", employeeId)
                .getSingleResult());
    }
}
