package org.openpractice.payroll.takeover;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.digest.Sha256;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * The lines that were taken over: a run of its own kind for each pay date of the former provider, in it a paycheck for each
 * person. A file that replaces another is one more calculation of the same runs, so nothing is deleted and only the last counts.
 */
@ApplicationScoped
class TakenOverPay {

    private static final String INSERT_PAYCHECK = """
            insert into paycheck (pay_run_id, calculation, version, id, employee_id, employee_number, employee_name,
                disposition, gross_cents, taxes_cents, deductions_cents, net_cents, employer_taxes_cents, input_digest)
            values (:run, :calculation, 0, :id, :employee, :number, :name, 'PAYABLE', :gross, :taxes, :deductions, :net,
                :employerTaxes, :digest)
            """;

    private static final String INSERT_LINE = """
            insert into paycheck_line (paycheck_id, ordinal, kind, code, description, hours, amount_cents, wages_cents,
                year_to_date_cents, wages_year_to_date_cents)
            values (:paycheck, :ordinal, :kind, :code, :description, :hours, :amount, :wages, :year, :wagesOfYear)
            """;

    /** One person on one pay date. */
    record Sheet(UUID id, UUID employeeId, List<TakenOverLine> lines) {

        Money sum(PayLine.Kind kind) {
            return Money.sum(lines.stream()
                    .filter(line -> line.kind() == kind)
                    .map(TakenOverLine::amount)
                    .toList());
        }

        /** Codes of the states that count pay for their unemployment insurance. */
        List<String> statesOfUnemployment() {
            return lines.stream()
                    .map(TakenOverLine::code)
                    .filter(code -> code.endsWith(PayCode.STATE_UNEMPLOYMENT))
                    .toList();
        }

        boolean hasFederalUnemployment() {
            return lines.stream()
                    .anyMatch(line -> line.code().equals(PayCode.FUTA)
                            && !line.wagesOrZero().isZero());
        }

        /** What is left of pay after taxes and deductions. */
        Money net() {
            return sum(PayLine.Kind.EARNING).minus(sum(PayLine.Kind.TAX)).minus(sum(PayLine.Kind.DEDUCTION));
        }
    }

    private record YearSoFar(Money amount, Money wages) {}

    private record Written(UUID paycheckId, int ordinal, TakenOverLine line, YearSoFar year) {}

    private final PayRuns runs;
    private final PayCalendars calendars;
    private final Enrollments enrollments;
    private final Sql sql;
    private final Actor actor;
    private final Clock clock;

    TakenOverPay(PayRuns runs, PayCalendars calendars, Enrollments enrollments, Sql sql, Actor actor, Clock clock) {
        this.runs = runs;
        this.calendars = calendars;
        this.enrollments = enrollments;
        this.sql = sql;
        this.actor = actor;
        this.clock = clock;
    }

    /** What is taken over of a year now. */
    Map<TakenOverLine.Key, TakenOverLine> of(int year) {
        return sql.query("""
                        select l.employee_id, l.pay_date, l.kind, l.code, l.description, l.hours, l.wages_cents as wages,
                            l.amount_cents as amount
                        from paid_line l
                        where l.run_kind = 'TAKE_OVER'
                            and l.pay_date between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                        """).set("year", year).list(TakenOverPay::line).stream()
                .collect(Collectors.toMap(TakenOverLine::key, line -> line));
    }

    private static TakenOverLine line(Row row) {
        var kind = row.constant("kind", PayLine.Kind.class);
        return new TakenOverLine(
                row.uuid("employee_id"),
                row.date("pay_date"),
                kind,
                row.string("code"),
                row.string("description"),
                row.orNull("hours", Row::decimal),
                kind == PayLine.Kind.DEDUCTION ? null : row.orNull("wages", Row::money),
                row.money("amount"));
    }

    /** The lines of each person on each pay date, in the order of days. */
    static List<Map.Entry<LocalDate, List<Sheet>>> sheets(Collection<TakenOverLine> lines) {
        var days = new TreeMap<LocalDate, Map<UUID, List<TakenOverLine>>>();
        lines.forEach(line -> days.computeIfAbsent(line.paidOn(), day -> new LinkedHashMap<>())
                .computeIfAbsent(line.employeeId(), employee -> new ArrayList<>())
                .add(line));
        return days.entrySet().stream()
                .map(day -> Map.entry(
                        day.getKey(),
                        day.getValue().entrySet().stream()
                                .map(person -> new Sheet(Ids.next(), person.getKey(), inOrder(person.getValue())))
                                .toList()))
                .toList();
    }

    private static List<TakenOverLine> inOrder(List<TakenOverLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(TakenOverLine::kind).thenComparing(TakenOverLine::code))
                .toList();
    }

    /** Counts these lines in place of those that were taken over before; refuses {@link TakeOverProblem#TAKE_OVER_NEEDS_A_CALENDAR}. */
    void replace(TakeOver takeOver, Collection<TakenOverLine> lines) {
        var known = runs.takenOver(takeOver.year()).stream().collect(Collectors.toMap(PayRun::payDate, run -> run));
        known.values()
                .forEach(
                        run -> run.takenOver(run.calculation() + 1, run.period().startsOn(), totals(List.of())));
        if (lines.isEmpty()) {
            runs.flush();
            return;
        }
        var calendar = calendars
                .find("order by id")
                .firstResultOptional()
                .orElseThrow(() -> TakeOverProblem.TAKE_OVER_NEEDS_A_CALENDAR.because(
                        "Set up the calendar by which the group will pay first (POST /pay-calendars)"));
        var people = people(lines);
        var years = new HashMap<UUID, Map<String, YearSoFar>>();
        var startsOn = LocalDate.of(takeOver.year(), 1, 1);
        for (var day : sheets(lines)) {
            var run = known.get(day.getKey());
            if (run == null) {
                run = open(takeOver, calendar, startsOn, day.getKey());
            }
            run.takenOver(Math.max(1, run.calculation()), startsOn, totals(day.getValue()));
            runs.flush();
            write(run, day.getValue(), people, years);
            startsOn = day.getKey().plusDays(1);
        }
    }

    private PayRun open(TakeOver takeOver, PayCalendar calendar, LocalDate startsOn, LocalDate paidOn) {
        var run = PayRun.takenOver(
                calendar,
                new PayPeriod(
                        startsOn,
                        paidOn,
                        paidOn,
                        List.of("paid by %s up to %s, taken over".formatted(takeOver.provider(), paidOn))),
                takeOver.provider(),
                actor.name(),
                clock.instant());
        runs.persist(run);
        return run;
    }

    private static PayRun.Totals totals(List<Sheet> sheets) {
        return new PayRun.Totals(
                sheets.size(),
                sum(sheets, PayLine.Kind.EARNING),
                Money.sum(sheets.stream().map(Sheet::net).toList()),
                sum(sheets, PayLine.Kind.EMPLOYER_TAX));
    }

    private static Money sum(List<Sheet> sheets, PayLine.Kind kind) {
        return Money.sum(sheets.stream().map(sheet -> sheet.sum(kind)).toList());
    }

    private Map<UUID, Enrollment> people(Collection<TakenOverLine> lines) {
        var ids = lines.stream().map(TakenOverLine::employeeId).distinct().toList();
        return enrollments.list("id in ?1", ids).stream().collect(Collectors.toMap(Enrollment::id, person -> person));
    }

    private void write(
            PayRun run, List<Sheet> sheets, Map<UUID, Enrollment> people, Map<UUID, Map<String, YearSoFar>> years) {
        sql.<Sheet>batch(INSERT_PAYCHECK, sheets, (row, sheet) -> {
            var person = Objects.requireNonNull(people.get(sheet.employeeId()));
            row.set("run", run.id());
            row.set("calculation", run.calculation());
            row.set("id", sheet.id());
            row.set("employee", sheet.employeeId());
            row.set("number", person.employeeNumber());
            row.set("name", person.fullName());
            row.set("gross", sheet.sum(PayLine.Kind.EARNING));
            row.set("taxes", sheet.sum(PayLine.Kind.TAX));
            row.set("deductions", sheet.sum(PayLine.Kind.DEDUCTION));
            row.set("net", sheet.net());
            row.set("employerTaxes", sheet.sum(PayLine.Kind.EMPLOYER_TAX));
            row.set("digest", Sha256.hex(sheet.lines().toString()));
        });
        var written = new ArrayList<Written>();
        for (var sheet : sheets) {
            var year = years.computeIfAbsent(sheet.employeeId(), employee -> new HashMap<>());
            int ordinal = 0;
            for (var line : sheet.lines()) {
                var sum = year.merge(
                        line.code(),
                        new YearSoFar(line.amount(), Objects.requireNonNullElse(line.keptWages(), Money.ZERO)),
                        (before, now) -> new YearSoFar(
                                before.amount().plus(now.amount()),
                                before.wages().plus(now.wages())));
                written.add(new Written(sheet.id(), ordinal++, line, sum));
            }
        }
        sql.<Written>batch(INSERT_LINE, written, (row, each) -> {
            row.set("paycheck", each.paycheckId());
            row.set("ordinal", each.ordinal());
            row.set("kind", each.line().kind());
            row.set("code", each.line().code());
            row.set("description", each.line().description());
            row.set("hours", each.line().hours());
            row.set("amount", each.line().amount());
            row.set("wages", each.line().keptWages());
            row.set("year", each.year().amount());
            row.set("wagesOfYear", each.year().wages());
        });
    }
}
