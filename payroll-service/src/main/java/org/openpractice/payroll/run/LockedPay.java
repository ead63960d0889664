package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.reading.Reading;

/** What pay is approved or paid and therefore no longer changes. */
@ApplicationScoped
public class LockedPay {

    private static final UUID NO_RUN = new UUID(0, 0);

    private final EntityManager entities;

    LockedPay(EntityManager entities) {
        this.entities = entities;
    }

    /** Which of the people have a cheque for the work of a period that counts and is not voided. */
    public Set<UUID> paidFor(
            UUID payCalendarId, PayPeriod period, Collection<UUID> employees, @Nullable UUID exceptRun) {
        return employees.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery("""
                                select distinct c.employeeId from PayRun r, PayCheque c where c.payRunId = r.id
                                    and c.calculation = r.calculation and among(c.employeeId, :employees)
                                    and c.disposition = PAYABLE and c.voidedByRunId is null
                                    and r.state in (APPROVED, PAID) and r.kind in (REGULAR, OFF_CYCLE, FINAL)
                                    and r.payCalendarId = :calendar and r.id <> :except
                                    and r.periodStartsOn <= :startsOn and r.periodEndsOn >= :endsOn
                                """, UUID.class)
                        .setParameter("employees", Reading.ids(employees))
                        .setParameter("calendar", payCalendarId)
                        .setParameter("except", exceptRun == null ? NO_RUN : exceptRun)
                        .setParameter("startsOn", period.startsOn())
                        .setParameter("endsOn", period.endsOn())
                        .getResultList());
    }

    /** Last day of the last period whose work is paid. */
    public Optional<LocalDate> lastPeriodEnd(UUID employeeId) {
        return last("periodEndsOn", "and r.kind in (REGULAR, OFF_CYCLE, FINAL)", employeeId);
    }

    public Optional<LocalDate> lastPayDate(UUID employeeId) {
        return last("payDate", "", employeeId);
    }

    /** The last pay date of anybody in the group. */
    public Optional<LocalDate> lastPayDate() {
        return Optional.ofNullable(entities.createQuery(
                        "select max(r.payDate) from PayRun r where r.state in (APPROVED, PAID)", LocalDate.class)
                .getSingleResult());
    }

    private Optional<LocalDate> last(String field, String ofKinds, UUID employeeId) {
        return Optional.ofNullable(entities.createQuery("""
                        select max(r.%s) from PayRun r, PayCheque c where c.payRunId = r.id
                            and c.calculation = r.calculation and c.employeeId = :employee
                            and c.disposition = PAYABLE and r.state in (APPROVED, PAID)
                            and c.voidedByRunId is null and c.negatesId is null %s
                        """.formatted(field, ofKinds), LocalDate.class)
                .setParameter("employee", employeeId)
                .getSingleResult());
    }
}
