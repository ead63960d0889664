package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.localtax.FlatTaken;
import org.openpractice.payroll.paid.CountingRuns;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.run.EarlierPay.Taxed;
import org.openpractice.platform.sql.Sql;

/** What single paychecks of many people came to before a run: those that count and are not voided. */
@ApplicationScoped
class EarlierPaychecks {

    private static final String COUNTING = """
            from paid_line l
            where l.kind = 'TAX' and l.voided_by_run_id is null and l.negates_id is null and l.pay_run_id = any(:runs)
                and l.employee_id = any(:employees)
            """;

    private final CountingRuns countingRuns;
    private final Sql sql;

    EarlierPaychecks(CountingRuns countingRuns, Sql sql) {
        this.countingRuns = countingRuns;
        this.sql = sql;
    }

    /**
     * What matters to this run: to a run apart from wages the last regular pay, to others flat taxes, if there are any; to a
     * final run both, because it may pay leave alone.
     *
     * @param flatCodes codes of the flat local taxes of the group
     * @return without whom nothing is to be told
     */
    Map<UUID, EarlierPay> of(PayRun run, PayPeriod period, Collection<UUID> employees, List<String> flatCodes) {
        if (employees.isEmpty() || countingRuns.allBut(run.id()).isEmpty()) {
            return Map.of();
        }
        if (run.kind().isApart()) {
            return regular(run, period.payDate(), employees);
        }
        Map<UUID, EarlierPay> flat = flatCodes.isEmpty() ? Map.of() : flat(run, period, employees, flatCodes);
        if (run.kind() != PayRun.Kind.FINAL) {
            return flat;
        }
        var all = new HashMap<>(regular(run, period.payDate(), employees));
        flat.forEach((employee, taken) -> all.merge(employee, taken, EarlierPay::withFlat));
        return all;
    }

    private Map<UUID, EarlierPay> regular(PayRun run, LocalDate payDate, Collection<UUID> employees) {
        var taxed = taxed(run, payDate, employees);
        Map<UUID, Map<String, Taxed>> regular = new HashMap<>();
        Map<UUID, Map<String, Taxed>> since = new HashMap<>();
        Map<UUID, LocalDate> lastRegular = new HashMap<>();
        // The last period of the year that regular wages were paid for, and what was paid apart from then on
        query("""
                with income_tax as (
                    select l.employee_id, l.run_kind, l.period_starts_on, l.pay_date, l.code, l.amount_cents,
                        l.wages_cents - coalesce((select sum(n.amount_cents) from paycheck_line n
                            where n.practice_group_id = l.practice_group_id and n.paycheck_id = l.paycheck_id
                                and n.kind = 'NONCASH'), 0)::bigint as wages_cents
                    %s and l.pay_calendar_id = :calendar and (l.code = 'US-FIT' or l.code like 'US-__-PIT')
                        and l.pay_date between :january and :december),
                last_regular as (
                    select distinct on (employee_id) employee_id, period_starts_on, pay_date from income_tax
                    where run_kind not in ('BONUS', 'RETROACTIVE') and period_starts_on <= :payDate
                    order by employee_id, period_starts_on desc, pay_date)
                select t.employee_id, t.run_kind in ('BONUS', 'RETROACTIVE') as apart, l.pay_date, t.code,
                    sum(t.amount_cents)::bigint as amount, sum(coalesce(t.wages_cents, 0))::bigint as wages
                from income_tax t join last_regular l on l.employee_id = t.employee_id
                where t.run_kind not in ('BONUS', 'RETROACTIVE') and t.period_starts_on = l.period_starts_on
                    or t.run_kind in ('BONUS', 'RETROACTIVE') and t.pay_date >= l.pay_date
                group by t.employee_id, apart, l.pay_date, t.code
                """.formatted(COUNTING + " and l.run_kind not in ('VOID', 'TAKE_OVER')"), run, employees)
                .set("calendar", run.payCalendarId())
                .set("january", LocalDate.of(payDate.getYear(), 1, 1))
                .set("december", LocalDate.of(payDate.getYear(), 12, 31))
                .set("payDate", payDate)
                .each(row -> {
                    var employee = row.uuid("employee_id");
                    lastRegular.put(employee, row.date("pay_date"));
                    (row.flag("apart") ? since : regular)
                            .computeIfAbsent(employee, any -> new HashMap<>())
                            .put(row.string("code"), new Taxed(row.money("wages"), row.money("amount")));
                });
        var earlier = new HashMap<UUID, EarlierPay>();
        for (var employee : employees) {
            var pay = new EarlierPay(
                    taxed.contains(employee),
                    lastRegular.get(employee),
                    regular.getOrDefault(employee, Map.of()),
                    since.getOrDefault(employee, Map.of()),
                    FlatTaken.NONE);
            if (!pay.isEmpty()) {
                earlier.put(employee, pay);
            }
        }
        return earlier;
    }

    /** From whose regular wages of this or the last year federal income tax was withheld, here or by a former provider. */
    private Set<UUID> taxed(PayRun run, LocalDate payDate, Collection<UUID> employees) {
        return new HashSet<>(
                query("""
                select distinct l.employee_id
                %s and l.code = 'US-FIT' and l.amount_cents > 0 and l.pay_date between :from and :payDate
                """.formatted(COUNTING + " and (l.pays_period or l.run_kind = 'TAKE_OVER')"), run, employees)
                        .set("from", LocalDate.of(payDate.getYear() - 1, 1, 1))
                        .set("payDate", payDate)
                        .list(row -> row.uuid("employee_id")));
    }

    private Map<UUID, EarlierPay> flat(
            PayRun run, PayPeriod period, Collection<UUID> employees, List<String> flatCodes) {
        Map<UUID, Map<String, Money>> inMonth = new HashMap<>();
        Map<UUID, Map<String, Money>> inPeriod = new HashMap<>();
        query("""
                select l.employee_id, l.code,
                    coalesce(sum(l.amount_cents) filter (where l.pay_date >= :monthStart and l.pay_date < :monthEnd),
                        0)::bigint as in_month,
                    coalesce(sum(l.amount_cents) filter (where l.pay_calendar_id = :calendar
                        and l.run_kind <> 'TAKE_OVER' and l.period_starts_on <= :startsOn and l.period_ends_on >= :startsOn), 0)::bigint as in_period
                %s and l.code = any(:codes)
                    and (l.pay_date >= :monthStart and l.pay_date < :monthEnd or l.period_ends_on >= :startsOn)
                group by l.employee_id, l.code
                """.formatted(COUNTING), run, employees)
                .set("codes", flatCodes)
                .set("calendar", run.payCalendarId())
                .set("startsOn", period.startsOn())
                .set("monthStart", period.payDate().withDayOfMonth(1))
                .set("monthEnd", period.payDate().withDayOfMonth(1).plusMonths(1))
                .each(row -> {
                    var employee = row.uuid("employee_id");
                    var code = row.string("code");
                    put(inMonth, employee, code, row.number("in_month"));
                    put(inPeriod, employee, code, row.number("in_period"));
                });
        var earlier = new HashMap<UUID, EarlierPay>();
        for (var employee : employees) {
            var taken =
                    new FlatTaken(inMonth.getOrDefault(employee, Map.of()), inPeriod.getOrDefault(employee, Map.of()));
            if (!taken.isEmpty()) {
                earlier.put(employee, new EarlierPay(false, null, Map.of(), Map.of(), taken));
            }
        }
        return earlier;
    }

    private static void put(Map<UUID, Map<String, Money>> into, UUID employee, String code, long cents) {
        if (cents != 0) {
            into.computeIfAbsent(employee, any -> new HashMap<>()).put(code, Money.ofCents(cents));
        }
    }

    private Sql.Query query(String text, PayRun run, Collection<UUID> employees) {
        return sql.query(text).set("runs", countingRuns.allBut(run.id())).set("employees", employees);
    }
}
