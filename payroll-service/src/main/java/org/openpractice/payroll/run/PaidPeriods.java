package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.time.GrossPay;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.time.WorkOfPeriod;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.trace.Trace;

/**
 * Which earlier periods are paid, with what, and what their work comes to now. What a paycheck paid for the work of a period
 * follows from the input that is kept with it. Only paid runs count: somebody can still be held back from an approved one.
 */
@ApplicationScoped
class PaidPeriods {

    // A paycheck that somebody wants to void is left alone until that is decided; a voided one paid nothing.
    private static final String PAID = """
            from counting_paycheck c
            where c.run_state = 'PAID' and c.pays_period
                and c.pay_calendar_id = :calendar and c.period_ends_on >= :since
                and not exists (select 1 from pay_run v where v.practice_group_id = c.practice_group_id
                    and v.voids_paycheck_id = c.id and v.state <> 'REVERSED')
            """;

    /**
     * Paid periods of one employee, oldest first.
     *
     * @param refusal why it cannot be told what was paid; null when it can
     */
    record Found(List<EarlierPeriod> periods, @Nullable ProblemException refusal) {}

    private record Paid(UUID employeeId, @Nullable String input, Money gross) {}

    private final Sql sql;
    private final Enrollments enrollments;
    private final PayCalendars calendars;
    private final WorkOfPeriod workOfPeriod;
    private final PaidDifferences differences;

    PaidPeriods(
            Sql sql,
            Enrollments enrollments,
            PayCalendars calendars,
            WorkOfPeriod workOfPeriod,
            PaidDifferences differences) {
        this.sql = sql;
        this.enrollments = enrollments;
        this.calendars = calendars;
        this.workOfPeriod = workOfPeriod;
        this.differences = differences;
    }

    /** How many were paid for a period since the one from which a retroactive run goes. */
    long count(PayRun run) {
        return sql.query("select count(distinct c.employee_id) as people " + PAID)
                .set("calendar", run.payCalendarId())
                .set("since", since(run))
                .one(row -> row.number("people"));
    }

    /** The next of them, in the order of their ids. */
    List<Enrollment> people(PayRun run, UUID after, int atMost) {
        var ids = sql.query("select distinct c.employee_id " + PAID
                        + " and c.employee_id > :after order by c.employee_id limit :limit")
                .set("calendar", run.payCalendarId())
                .set("since", since(run))
                .set("after", after)
                .set("limit", atMost)
                .list(row -> row.uuid("employee_id"));
        return enrollments.list("among(id, ?1) order by id", (Object) Reading.ids(ids));
    }

    /** What was paid for the periods that a retroactive run looks at; nobody without a paycheck is in the answer. */
    Map<UUID, Found> of(PayRun run, Collection<UUID> employees) {
        var calendar = calendars.get(run.payCalendarId());
        var found = new LinkedHashMap<UUID, Found>();
        for (var period : periods(run, calendar, employees)) {
            var paid = new LinkedHashMap<UUID, List<EarlierPeriod.Paid>>();
            var byWeek = new HashSet<UUID>();
            for (var row : rows(run, period, employees)) {
                try {
                    paidFor(period, row).ifPresent(work -> {
                        paid.computeIfAbsent(row.employeeId(), id -> new ArrayList<>())
                                .addAll(earnings(work));
                        if (!work.linesRoundedOnce()) {
                            byWeek.add(row.employeeId());
                        }
                    });
                } catch (ProblemException refusal) {
                    found.put(row.employeeId(), new Found(List.of(), refusal));
                }
            }
            var more = differences.of(calendar.id(), period.startsOn(), paid.keySet());
            var works = workOfPeriod.of(calendar.id(), run.frequency(), period, paid.keySet());
            paid.forEach((employee, earnings) -> {
                earnings.addAll(more.getOrDefault(employee, List.of()));
                var work = works.getOrDefault(employee, Work.none(run.frequency(), period));
                // What was rounded otherwise is no difference.
                add(
                        found,
                        employee,
                        EarlierPeriod.paid(byWeek.contains(employee) ? work.roundedByWeek() : work, summed(earnings)));
            });
        }
        return found;
    }

    private List<PayPeriod> periods(PayRun run, PayCalendar calendar, Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return List.of();
        }
        var since = since(run);
        var periods = new TreeMap<LocalDate, PayPeriod>();
        sql.query("select distinct c.period_starts_on, c.period_ends_on " + PAID
                        + " and c.employee_id = any(:employees)")
                .set("calendar", calendar.id())
                .set("since", since)
                .set("employees", employees)
                .each(span -> {
                    var last = span.date("period_ends_on");
                    for (var period = calendar.periodContaining(span.date("period_starts_on"));
                            !period.startsOn().isAfter(last);
                            period = calendar.periodContaining(period.endsOn().plusDays(1))) {
                        if (!period.startsOn().isBefore(since)) {
                            periods.put(period.startsOn(), period);
                        }
                    }
                });
        return List.copyOf(periods.values());
    }

    private List<Paid> rows(PayRun run, PayPeriod period, Collection<UUID> employees) {
        return sql.query("select c.employee_id, c.input, c.gross_cents " + PAID + """
                            and c.period_starts_on <= :startsOn and c.period_ends_on >= :endsOn
                            and c.employee_id = any(:employees)
                        order by c.employee_id, c.pay_date, c.pay_run_id
                        """)
                .set("calendar", run.payCalendarId())
                .set("since", since(run))
                .set("startsOn", period.startsOn())
                .set("endsOn", period.endsOn())
                .set("employees", employees)
                .list(row ->
                        new Paid(row.uuid("employee_id"), row.orNull("input", Row::string), row.money("gross_cents")));
    }

    /**
     * The work of a period that a paycheck paid; nothing when it paid other periods. Refuses
     * {@link RunProblem#TRACE_DIFFERS} when its kept input does not come to its gross pay.
     */
    private static Optional<Work> paidFor(PayPeriod period, Paid row) {
        var input = PayInputJson.read(Objects.requireNonNull(row.input()));
        var gross = GrossPay.sum(GrossToNet.earnings(input, Trace.none()));
        if (!gross.equals(row.gross())) {
            throw RunProblem.TRACE_DIFFERS.because(
                    "Calculated again, the paycheck for %s to %s comes to a gross pay of %s instead of %s"
                            .formatted(
                                    period.startsOn(),
                                    period.endsOn(),
                                    gross.amount(),
                                    row.gross().amount()));
        }
        var works = new ArrayList<Work>();
        works.add(input.work());
        input.earlierPeriods().stream()
                .map(EarlierPeriod::work)
                .filter(work -> !work.isEmpty())
                .forEach(works::add);
        return works.stream()
                .filter(work -> work.periodStartsOn().equals(period.startsOn()))
                .findFirst();
    }

    private static List<EarlierPeriod.Paid> earnings(Work work) {
        return GrossPay.of(work, Trace.none()).stream()
                .map(earning -> new EarlierPeriod.Paid(
                        earning.code(),
                        earning.place(),
                        Objects.requireNonNullElse(earning.hours(), BigDecimal.ZERO),
                        earning.amount()))
                .toList();
    }

    private static List<EarlierPeriod.Paid> summed(List<EarlierPeriod.Paid> paid) {
        record Key(String code, CostCenter place) {}
        var sums = new LinkedHashMap<Key, EarlierPeriod.Paid>();
        for (var one : paid) {
            sums.merge(
                    new Key(one.code(), one.place()),
                    one,
                    (a, b) -> new EarlierPeriod.Paid(
                            a.code(),
                            a.place(),
                            a.hours().add(b.hours()),
                            a.amount().plus(b.amount())));
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(EarlierPeriod.Paid::code)
                        .thenComparing(one -> one.place().toString()))
                .toList();
    }

    private static void add(Map<UUID, Found> found, UUID employee, EarlierPeriod period) {
        var before = found.get(employee);
        if (before == null) {
            found.put(employee, new Found(List.of(period), null));
        } else if (before.refusal() == null) {
            var all = new ArrayList<>(before.periods());
            all.add(period);
            found.put(employee, new Found(List.copyOf(all), null));
        }
    }

    private static LocalDate since(PayRun run) {
        return Objects.requireNonNull(run.since());
    }
}
