package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
    @SuppressWarnings("unchecked") // a native query of one column
    public Set<UUID> paidFor(
            UUID payCalendarId, PayPeriod period, Collection<UUID> employees, @Nullable UUID exceptRun) {
        return employees.isEmpty()
                ? Set.of()
                : Set.copyOf((List<UUID>) entities.createNativeQuery("""
                                select distinct c.employee_id from counting_cheque c
                                where c.employee_id = any(:employees) and c.voided_by_run_id is null
                                    and c.run_kind in ('REGULAR', 'OFF_CYCLE', 'FINAL') and c.pay_run_id <> :except
                                    and c.pay_calendar_id = :calendar
                                    and c.period_starts_on <= :startsOn and c.period_ends_on >= :endsOn
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
        return last("period_ends_on", "and c.run_kind in ('REGULAR', 'OFF_CYCLE', 'FINAL')", employeeId);
    }

    public Optional<LocalDate> lastPayDate(UUID employeeId) {
        return last("pay_date", "", employeeId);
    }

    /** The last pay date of anybody in the group. */
    public Optional<LocalDate> lastPayDate() {
        return Optional.ofNullable(entities.createQuery(
                        "select max(r.payDate) from PayRun r where r.state in (APPROVED, PAID)", LocalDate.class)
                .getSingleResult());
    }

    private Optional<LocalDate> last(String column, String ofKinds, UUID employeeId) {
        return Optional.ofNullable(
                (LocalDate) entities.createNativeQuery("""
                        select max(c.%s) from counting_cheque c
                        where c.employee_id = :employee and c.voided_by_run_id is null and c.negates_id is null %s
                        """.formatted(column, ofKinds), LocalDate.class)
                        .setParameter("employee", employeeId)
                        .getSingleResult());
    }
}
