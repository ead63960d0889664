package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * Who is paid otherwise in a calculated run than before. Each payable paycheck is compared with the person's last paycheck of a
 * regular run of the same calendar that counts and is not voided; whoever was paid in the calendar's last regular run and is
 * not in this one is gone.
 */
@ApplicationScoped
class PayRunVariance {

    /** How somebody's pay differs. */
    @Schema(name = "VarianceKind")
    public enum Change {
        /** No paycheck before on the calendar. */
        NEW,
        /** Paid in the calendar's last run, not in this one. */
        GONE,
        CHANGED
    }

    /** Why a line differs, where what was kept with both paychecks tells it. */
    @Schema(name = "VarianceCause")
    public enum Cause {
        /** Rate, basis or agreement. */
        TERMS,
        /** Hours or days worked. */
        HOURS,
        /** Earnings apart from work. */
        OTHER_EARNINGS,
        /** Expenses given back. */
        REIMBURSEMENT,
        /** Pay for the work of earlier periods. */
        EARLIER_PERIODS,
        /** Benefit or retirement elections. */
        DEDUCTION,
        /** Garnishment orders. */
        GARNISHMENT,
        /** Form W-4 or a state's certificate. */
        CERTIFICATE,
        /** Where somebody works or lives. */
        JURISDICTION,
        /** A tax on less than before while gross pay did not fall: its limit of the year was reached. */
        LIMIT
    }

    /**
     * A line code whose amount differs.
     *
     * @param before zero when the earlier paycheck has no such line
     * @param now zero when this paycheck has no such line
     */
    @Schema(name = "VarianceLine")
    public record Line(PayLine.Kind kind, String code, String description, Money before, Money now, Money difference) {}

    /**
     * One person.
     *
     * @param paycheckId paycheck of this run; null of whoever is gone
     * @param comparedWithId paycheck before; null of whoever is new
     * @param because none where what was kept does not tell it
     */
    @Schema(name = "VariancePerson")
    public record Person(
            UUID employeeId,
            String employeeNumber,
            String employeeName,
            Change change,
            @Nullable UUID paycheckId,
            @Nullable UUID comparedWithId,
            Money grossBefore,
            Money gross,
            Money grossDifference,
            Money netBefore,
            Money net,
            Money netDifference,
            List<Cause> because,
            List<Line> lines) {}

    /** What the run comes to under a code, and what the compared paychecks came to. */
    @Schema(name = "VarianceTotal")
    public record Total(PayLine.Kind kind, String code, Money before, Money now, Money difference) {}

    /**
     * @param differing how many differ in all
     * @param people by the greatest change of net pay, then of gross pay
     * @param totals by code, of everybody
     */
    @Schema(name = "PayRunVariance")
    public record View(long differing, Page<Person> people, List<Total> totals) {}

    // One row for each person of this run or of the calendar's last one, with both paychecks.
    private static final String PAIRS = """
            with mine as (
                select c.id, c.employee_id, c.employee_number, c.employee_name, c.gross_cents, c.net_cents
                from payable_paycheck c where c.pay_run_id = :run),
            counted as (
                select c.id, c.employee_id, c.employee_number, c.employee_name, c.gross_cents, c.net_cents, c.run_kind,
                    c.pay_date, c.period_starts_on
                from counting_paycheck c
                where c.pay_calendar_id = :calendar and c.run_kind in ('REGULAR', 'OFF_CYCLE')
                    and c.voided_by_run_id is null and c.pay_run_id <> :run and c.period_starts_on < :startsOn),
            last_run as (
                select period_starts_on from counted where run_kind = 'REGULAR' order by period_starts_on desc limit 1),
            earlier as (
                select distinct on (employee_id) * from counted order by employee_id, period_starts_on desc, pay_date desc),
            pairs as (
                select m.employee_id, m.employee_number, m.employee_name, m.id as now_id, e.id as before_id,
                    coalesce(e.gross_cents, 0) as gross_before, m.gross_cents as gross_now,
                    coalesce(e.net_cents, 0) as net_before, m.net_cents as net_now
                from mine m left join earlier e on e.employee_id = m.employee_id
                union all
                select e.employee_id, e.employee_number, e.employee_name, null, e.id, e.gross_cents, 0, e.net_cents, 0
                from earlier e join last_run l on l.period_starts_on = e.period_starts_on
                where cast(:regular as boolean)
                    and not exists (select 1 from mine m where m.employee_id = e.employee_id)),
            lines as (
                select p.employee_id, l.kind, l.code, max(l.description) as description,
                    coalesce(sum(l.amount_cents) filter (where s.earlier), 0)::bigint as before,
                    coalesce(sum(l.amount_cents) filter (where not s.earlier), 0)::bigint as now,
                    coalesce(sum(l.wages_cents) filter (where s.earlier), 0)::bigint as wages_before,
                    coalesce(sum(l.wages_cents) filter (where not s.earlier), 0)::bigint as wages_now
                from pairs p cross join lateral (values (p.before_id, true), (p.now_id, false)) s (paycheck, earlier)
                    join paycheck_line l on l.paycheck_id = s.paycheck
                group by p.employee_id, l.kind, l.code)
            """;

    private static final String PEOPLE = PAIRS + """
            , differing as (
                select p.*, count(*) over () as people,
                    row_number() over (order by abs(net_now - net_before) desc, abs(gross_now - gross_before) desc,
                        employee_number, employee_id) as place
                from pairs p
                where now_id is null or before_id is null
                    or exists (select 1 from lines l where l.employee_id = p.employee_id and l.before <> l.now))
            select d.employee_id, d.employee_number, d.employee_name, d.now_id, d.before_id, d.gross_before, d.gross_now,
                d.net_before, d.net_now, d.people, n.input as input_now, b.input as input_before,
                l.kind, l.code, l.description, l.before, l.now, l.wages_before, l.wages_now
            from (select * from differing
                    where place > coalesce((select place from differing where employee_id = :after), 0)
                    order by place limit :atMost) d
                left join paycheck n on n.id = d.now_id left join paycheck b on b.id = d.before_id
                left join lines l on l.employee_id = d.employee_id and l.before <> l.now
            order by d.place, l.kind, l.code
            """;

    private static final String TOTALS = PAIRS + """
            select kind, code, sum(before)::bigint as before, sum(now)::bigint as now from lines
            group by kind, code having sum(before) <> 0 or sum(now) <> 0 order by kind, code
            """;

    private final PayRuns runs;
    private final Sql sql;

    PayRunVariance(PayRuns runs, Sql sql) {
        this.runs = runs;
        this.sql = sql;
    }

    /**
     * Refuses {@link PayRunProblem#PAY_RUN_STATE} of a run that is not calculated.
     */
    View of(UUID payRunId, PageRequest page) {
        var run = runs.get(payRunId);
        run.require(
                "compared",
                EnumSet.of(PayRun.State.CALCULATED, PayRun.State.APPROVED, PayRun.State.PAID, PayRun.State.REVERSED));
        var rows = query(PEOPLE, run)
                .set("after", page.after())
                .set("atMost", page.fetch())
                .list(Compared::of);
        var people = new LinkedHashMap<UUID, List<Compared>>();
        rows.forEach(row -> people.computeIfAbsent(row.employeeId(), id -> new ArrayList<>())
                .add(row));
        return new View(
                rows.isEmpty() ? 0 : rows.getFirst().people(),
                Page.of(
                        page,
                        people.values().stream().map(PayRunVariance::person).toList(),
                        Person::employeeId,
                        person -> person),
                totals(run));
    }

    private List<Total> totals(PayRun run) {
        return query(TOTALS, run).list(row -> {
            var before = row.money("before");
            var now = row.money("now");
            return new Total(
                    row.constant("kind", PayLine.Kind.class), row.string("code"), before, now, now.minus(before));
        });
    }

    private Sql.Query query(String text, PayRun run) {
        return sql.query(text)
                .set("run", run.id())
                .set("calendar", run.payCalendarId())
                .set("startsOn", run.period().startsOn())
                .set("regular", run.kind() == PayRun.Kind.REGULAR);
    }

    private static Person person(List<Compared> rows) {
        var first = rows.getFirst();
        var now = first.nowId();
        var before = first.beforeId();
        var lines = rows.stream()
                .map(Compared::line)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        var grossBefore = first.grossBefore();
        var gross = first.grossNow();
        var netBefore = first.netBefore();
        var net = first.netNow();
        return new Person(
                first.employeeId(),
                first.employeeNumber(),
                first.employeeName(),
                now == null ? Change.GONE : before == null ? Change.NEW : Change.CHANGED,
                now,
                before,
                grossBefore,
                gross,
                gross.minus(grossBefore),
                netBefore,
                net,
                net.minus(netBefore),
                because(rows, gross.minus(grossBefore)),
                lines);
    }

    private static List<Cause> because(List<Compared> rows, Money grossDifference) {
        var causes = EnumSet.noneOf(Cause.class);
        var now = rows.getFirst().inputNow();
        var before = rows.getFirst().inputBefore();
        if (now != null && before != null) {
            causes.addAll(causes(PayInputJson.read(before), PayInputJson.read(now)));
        }
        boolean limit = !grossDifference.isNegative() && rows.stream().anyMatch(Compared::isTaxOfLess);
        if (limit && !causes.contains(Cause.DEDUCTION)) {
            causes.add(Cause.LIMIT);
        }
        return List.copyOf(causes);
    }

    private static EnumSet<Cause> causes(PayInput before, PayInput now) {
        var causes = EnumSet.noneOf(Cause.class);
        boolean withWork = now.manner() == PayInput.Manner.REGULAR;
        if (withWork && !rates(before).equals(rates(now))) {
            causes.add(Cause.TERMS);
        }
        if (withWork && !hours(before).equals(hours(now))) {
            causes.add(Cause.HOURS);
        }
        if (!before.otherEarnings().equals(now.otherEarnings())) {
            causes.add(Cause.OTHER_EARNINGS);
        }
        if (!before.reimbursements().equals(now.reimbursements())) {
            causes.add(Cause.REIMBURSEMENT);
        }
        if (!before.earlierPeriods().equals(now.earlierPeriods())) {
            causes.add(Cause.EARLIER_PERIODS);
        }
        if (!before.benefits().deductions().equals(now.benefits().deductions())
                || !Objects.equals(
                        before.retirement().election(), now.retirement().election())) {
            causes.add(Cause.DEDUCTION);
        }
        if (!orders(before).equals(orders(now))) {
            causes.add(Cause.GARNISHMENT);
        }
        if (!before.form().equals(now.form()) || !before.stateCertificates().equals(now.stateCertificates())) {
            causes.add(Cause.CERTIFICATE);
        }
        if (!before.sourcing().places().equals(now.sourcing().places())) {
            causes.add(Cause.JURISDICTION);
        }
        return causes;
    }

    /** The terms in force at the end of the period. */
    private static List<Object> rates(PayInput input) {
        var terms = input.work().terms();
        return terms.isEmpty()
                ? List.of()
                : List.of(
                        terms.getLast().basis(),
                        terms.getLast().rate(),
                        terms.getLast().agreement());
    }

    /** Days of salaries and what was worked, by the day of the period. */
    private static List<Object> hours(PayInput input) {
        var all = new ArrayList<Object>();
        input.work().salaries().forEach(part -> all.add(part.days() * 100 + part.daysInPeriod()));
        for (var week : input.work().weeks()) {
            var hours = new TreeMap<String, BigDecimal>();
            week.segments().forEach(segment -> hours.merge(segment.kind().name(), segment.hours(), BigDecimal::add));
            hours.replaceAll((kind, sum) -> sum.stripTrailingZeros());
            all.add(hours);
            all.add(week.otherPay());
        }
        return all;
    }

    private static Map<String, Object> orders(PayInput input) {
        var all = new HashMap<String, Object>();
        input.garnishments().orders().forEach(order -> all.put(order.reference(), order.terms()));
        return all;
    }

    /** A person with a line that differs; without one when nothing does but that a paycheck is there or not. */
    private record Compared(
            UUID employeeId,
            String employeeNumber,
            String employeeName,
            @Nullable UUID nowId,
            @Nullable UUID beforeId,
            Money grossBefore,
            Money grossNow,
            Money netBefore,
            Money netNow,
            long people,
            @Nullable String inputNow,
            @Nullable String inputBefore,
            @Nullable Line line,
            boolean onLessWages) {

        static Compared of(Row row) {
            var code = row.orNull("code", Row::string);
            return new Compared(
                    row.uuid("employee_id"),
                    row.string("employee_number"),
                    row.string("employee_name"),
                    row.orNull("now_id", Row::uuid),
                    row.orNull("before_id", Row::uuid),
                    row.money("gross_before"),
                    row.money("gross_now"),
                    row.money("net_before"),
                    row.money("net_now"),
                    row.number("people"),
                    row.orNull("input_now", Row::string),
                    row.orNull("input_before", Row::string),
                    code == null
                            ? null
                            : new Line(
                                    row.constant("kind", PayLine.Kind.class),
                                    code,
                                    row.string("description"),
                                    row.money("before"),
                                    row.money("now"),
                                    row.money("now").minus(row.money("before"))),
                    code != null && row.number("wages_now") < row.number("wages_before"));
        }

        boolean isTaxOfLess() {
            return line != null
                    && line.kind() == PayLine.Kind.TAX
                    && line.difference().isNegative()
                    && onLessWages;
        }
    }
}
