package org.openpractice.payroll.garnishment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.garnishment.PaidInPeriod.Taken;
import org.openpractice.payroll.paid.CountingRuns;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * What other paychecks of a pay period came to. Wages belong to the period they are paid for, whenever that is; a lump sum
 * belongs to the period with whose wages it is paid, from the day after one pay date up to the next.
 */
@ApplicationScoped
class PaychecksOfPeriod {

    private final CountingRuns countingRuns;
    private final Sql sql;
    private final PayCalendars calendars;

    PaychecksOfPeriod(CountingRuns countingRuns, Sql sql, PayCalendars calendars) {
        this.countingRuns = countingRuns;
        this.sql = sql;
        this.calendars = calendars;
    }

    /** Nobody without another paycheck is in it. */
    Map<UUID, PaidInPeriod> of(Collection<UUID> employees, GarnishedRun run) {
        var runs = countingRuns.allBut(run.id());
        if (employees.isEmpty() || runs.isEmpty()) {
            return Map.of();
        }
        var calendar = calendars.get(run.payCalendarId());
        var period = run.lumpSum()
                ? calendar.periodPaidWith(run.period().payDate())
                : calendar.periodContaining(run.period().startsOn());
        var sums = new HashMap<UUID, Sums>();
        sql.query("""
                        select l.employee_id, l.run_kind in ('BONUS', 'RETROACTIVE') as lump_sum, l.kind, l.code,
                            sum(l.amount_cents)::bigint as amount,
                            sum(coalesce(l.wages_cents, l.amount_cents))::bigint as ordered
                        from paid_line l
                        where l.kind in ('EARNING', 'TAX', 'DEDUCTION') and l.employee_id = any(:employees) and l.pay_calendar_id = :calendar
                            and l.pay_run_id = any(:runs) and l.voided_by_run_id is null and l.negates_id is null
                            and (l.run_kind in ('BONUS', 'RETROACTIVE') and l.pay_date > :after and l.pay_date <= :upTo
                                or l.pays_period and l.period_ends_on = :endsOn)
                        group by l.employee_id, lump_sum, l.kind, l.code
                        """)
                .set("employees", employees)
                .set("calendar", run.payCalendarId())
                .set("runs", runs)
                .set("after", calendar.before(period).payDate())
                .set("upTo", period.payDate())
                .set("endsOn", period.endsOn())
                .each(row -> sums.computeIfAbsent(row.uuid("employee_id"), employee -> new Sums())
                        .add(row));
        var paid = new HashMap<UUID, PaidInPeriod>();
        sums.forEach((employee, sum) -> paid.put(employee, sum.paid()));
        return paid;
    }

    /** The lines of one person's paychecks. */
    private static final class Sums {

        private GarnishableEarnings wages = GarnishableEarnings.NOTHING;
        private GarnishableEarnings lumpSums = GarnishableEarnings.NOTHING;
        private final Map<String, Taken> taken = new HashMap<>();

        void add(Row row) {
            var code = row.string("code");
            var amount = row.money("amount");
            if (code.startsWith(PayCode.GARNISHMENT)) {
                boolean fee = code.endsWith(OrderInForce.FEE);
                taken.merge(
                        fee ? code.substring(0, code.length() - OrderInForce.FEE.length()) : code,
                        fee
                                ? new Taken(Money.ZERO, Money.ZERO, amount)
                                : new Taken(row.money("ordered"), amount, Money.ZERO),
                        Taken::plus);
                return;
            }
            var line = earnings(row.constant("kind", Kind.class), code, amount);
            if (row.flag("lump_sum")) {
                lumpSums = lumpSums.plus(line);
            } else {
                wages = wages.plus(line);
            }
        }

        /** Loans, deductions after tax and advances come after garnishments and take from nothing that these may have. */
        private static GarnishableEarnings earnings(Kind kind, String code, Money amount) {
            boolean after = code.startsWith(PayCode.PLAN_LOAN)
                    || code.startsWith(PayCode.AFTER_TAX)
                    || code.startsWith(PayCode.ADVANCE);
            return switch (kind) {
                case EARNING -> new GarnishableEarnings(amount, Money.ZERO, Money.ZERO, amount, 0);
                case TAX -> new GarnishableEarnings(Money.ZERO, amount, Money.ZERO, amount.negated(), 0);
                case DEDUCTION ->
                    new GarnishableEarnings(
                            Money.ZERO,
                            Money.ZERO,
                            PayCode.isHealthCover(code) ? amount : Money.ZERO,
                            after ? Money.ZERO : amount.negated(),
                            0);
                case EMPLOYER_TAX, EMPLOYER_CONTRIBUTION, REIMBURSEMENT, NONCASH -> GarnishableEarnings.NOTHING;
            };
        }

        PaidInPeriod paid() {
            return new PaidInPeriod(wages, lumpSums, taken);
        }
    }
}
