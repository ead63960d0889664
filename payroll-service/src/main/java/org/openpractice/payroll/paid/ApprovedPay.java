package org.openpractice.payroll.paid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * What pay is approved or paid and therefore no longer changes. What a former provider paid follows from no terms that are kept
 * here, so it holds none of them.
 */
@ApplicationScoped
public class ApprovedPay {

    /** Paychecks for the work of a period that are not voided. */
    private static final String OF_PERIOD = """
            c.pay_run_id <> :except and c.pay_calendar_id = :calendar
                and c.period_starts_on <= :startsOn and c.period_ends_on >= :endsOn
            """;

    private final EntityManager entities;
    private final CountingRuns countingRuns;
    private final Sql sql;

    ApprovedPay(EntityManager entities, CountingRuns countingRuns, Sql sql) {
        this.countingRuns = countingRuns;
        this.entities = entities;
        this.sql = sql;
    }

    /** Which of the people have a paycheck for the work of a period that counts and is not voided. */
    public Set<UUID> paidFor(
            UUID payCalendarId, PayPeriod period, Collection<UUID> employees, @Nullable UUID exceptRun) {
        var runs = countingRuns.ofPeriod(payCalendarId, period, exceptRun == null ? CountingRuns.NONE : exceptRun);
        return employees.isEmpty() || runs.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.query("""
                                select distinct c.employee_id from period_paycheck c
                                where c.pay_run_id = any(:runs) and c.employee_id = any(:employees)
                                """)
                        .set("runs", runs)
                        .set("employees", employees)
                        .list(row -> row.uuid("employee_id")));
    }

    /** What paychecks that count and are not voided have paid somebody for the work of a period under a code. */
    public Money paidFor(UUID payCalendarId, PayPeriod period, UUID employee, String code, UUID exceptRun) {
        return sql.query("""
                        select coalesce(sum(c.amount_cents), 0)::bigint as paid
                        from paid_line c
                        where c.code = :code and c.employee_id = :employee and c.pays_period
                            and c.voided_by_run_id is null and
                        """ + OF_PERIOD)
                .set("code", code)
                .set("employee", employee)
                .set("except", exceptRun)
                .set("calendar", payCalendarId)
                .set("startsOn", period.startsOn())
                .set("endsOn", period.endsOn())
                .one(row -> row.money("paid"));
    }

    /**
     * The last pay date of a paycheck that counts, pays for days for which a voided paycheck paid too, and was approved after
     * the void: work or differences, in whichever year.
     */
    public Optional<LocalDate> paidAgain(UUID employeeId, UUID voidedPaycheckId, Instant voidedAt) {
        return sql.query("""
                        with paid as (
                            select c.*, coalesce(d.period_starts_on, c.period_starts_on) as first_day,
                                coalesce(d.period_ends_on, c.period_ends_on) as last_day
                            from payable_paycheck c left join paycheck_difference d
                                on d.practice_group_id = c.practice_group_id and d.paycheck_id = c.id
                            where c.employee_id = :employee
                                and (c.pays_period or c.run_kind = 'RETROACTIVE'))
                        select max(again.pay_date) as last_day_paid
                        from paid mine join paid again on again.pay_calendar_id = mine.pay_calendar_id
                            and again.first_day <= mine.last_day and again.last_day >= mine.first_day
                        where mine.id = :voided and again.run_state in ('APPROVED', 'PAID')
                            and again.voided_by_run_id is null and again.approved_at > :voidedAt
                        """)
                .set("employee", employeeId)
                .set("voided", voidedPaycheckId)
                .set("voidedAt", voidedAt)
                .one(row -> Optional.ofNullable(row.orNull("last_day_paid", Row::date)));
    }

    /** Last day of the last period whose work is paid. */
    public Optional<LocalDate> lastPeriodEnd(UUID employeeId) {
        return last("period_ends_on", "and c.pays_period", employeeId);
    }

    public Optional<LocalDate> lastPayDate(UUID employeeId) {
        return last("pay_date", "", employeeId);
    }

    /** The last pay date of anybody in the group. */
    public Optional<LocalDate> lastPayDate() {
        return Optional.ofNullable(entities.createQuery(
                        "select max(r.payDate) from PayRun r where r.kind <> TAKE_OVER and r.state in (APPROVED, PAID)",
                        LocalDate.class)
                .getSingleResult());
    }

    private Optional<LocalDate> last(String column, String ofKinds, UUID employeeId) {
        return sql.query("""
                        select max(c.%s) as last_day from counting_paycheck c
                        where c.employee_id = :employee and c.voided_by_run_id is null and c.negates_id is null
                            and c.run_kind <> 'TAKE_OVER' %s
                        """.formatted(column, ofKinds))
                .set("employee", employeeId)
                .one(row -> Optional.ofNullable(row.orNull("last_day", Row::date)));
    }
}
