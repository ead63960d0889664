package org.openpractice.payroll.time;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.officefile.RowRefusals;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.EffectiveDated;

/**
 * Hours of many people by days, or as weekly totals. Rows become one time sheet for each calendar and period, which waits
 * for a second person as any other does. What a week says beside hours, such as a bonus, stays.
 */
@Singleton
class HoursFile extends OfficeFile {

    private static final Column DATE = Column.optional("date", "day of the hours", "Work Date", "Day", "Date Worked");
    private static final Column WEEK = Column.optional(
            "week_starts_on",
            "first day of the workweek of a weekly total, where nobody kept the days",
            "Week",
            "Week Of",
            "Week Start");
    private static final Column HOURS = Column.needed(
            "hours",
            "all hours of the row, overtime among them: what of it is overtime is calculated here",
            "Hours Worked",
            "Total Hours",
            "Quantity");
    private static final Column KIND = Column.optional(
            "kind", "WORKED, which is meant when it is left out, PTO, SICK or HOLIDAY", "Pay Code", "Earning", "Type");
    private static final Column WORK_TYPE =
            Column.optional("work_type", "kind of work with a rate of its own, as the terms name it");
    private static final Column DIFFERENTIALS = Column.optional(
            "differentials", "agreed additions for these hours, separated by semicolons", "Differential", "Shift Diff");

    private static final Function<String, Segment.Kind> KINDS = Cells.oneOf(
            Segment.Kind.class,
            Map.of(
                    Segment.Kind.WORKED, List.of("Regular", "Reg", "R", "Work"),
                    Segment.Kind.PTO, List.of("Vacation", "Vac", "Paid time off"),
                    Segment.Kind.SICK, List.of("Sick leave"),
                    Segment.Kind.HOLIDAY, List.of("Hol")));

    private final PayCalendars calendars;
    private final EnrollmentHistory history;
    private final TimeWeeks timeWeeks;
    private final TimeCheck timeCheck;
    private final SubmitTime submitTime;

    HoursFile(
            OfficeReading reading,
            PayCalendars calendars,
            EnrollmentHistory history,
            TimeWeeks timeWeeks,
            TimeCheck timeCheck,
            SubmitTime submitTime) {
        super(
                "hours",
                "takes hours of a day or week; all rows of a period become one time sheet, which a second person approves",
                List.of(DATE, WEEK, HOURS, KIND, WORK_TYPE, DIFFERENTIALS),
                reading);
        this.calendars = calendars;
        this.history = history;
        this.timeWeeks = timeWeeks;
        this.timeCheck = timeCheck;
        this.submitTime = submitTime;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    /** The sheet that a row belongs to. */
    private record SheetOf(UUID calendarId, LocalDate periodStartsOn) {}

    /** A row and what it says. */
    private record Line(ImportRow row, LocalDate weekStartsOn, Segment segment) {}

    /** What of one employee is to be submitted, and the lines that say so. */
    private record Submitted(SubmitTime.EmployeeTime time, List<Line> lines) {}

    private final class Taker extends Rows {

        /** Hours are never told a year before they are worked. */
        private static final int YEARS_AHEAD = 1;

        private final Map<UUID, List<PayTerms>> terms = new HashMap<>();
        private final Map<UUID, PayCalendar> byId = new HashMap<>();
        private final Map<SheetOf, Map<UUID, List<Line>>> sheets = new LinkedHashMap<>();

        Taker() {
            super(YEARS_AHEAD);
        }

        @Override
        public RowOutcome take(ImportRow row) {
            var employee = employee(row);
            var date = row.optional(DATE, dates::read);
            var week = row.optional(WEEK, dates::read);
            var hours = row.required(HOURS, Cells::decimal);
            var kind = Objects.requireNonNullElse(row.optional(KIND, HoursFile::kind), Segment.Kind.WORKED);
            var workType = row.optional(WORK_TYPE, text -> text.toUpperCase(Locale.ROOT));
            var differentials = row.optional(DIFFERENTIALS, text -> Cells.list(text.toUpperCase(Locale.ROOT)));
            if ((date == null) == (week == null) && row.errors().isEmpty()) {
                row.refuse(
                        DATE, date == null ? "is missing" : "stands beside a week", "expected date or week_starts_on");
            }
            var day = date == null ? week : date;
            if (employee == null
                    || day == null
                    || hours == null
                    || !row.errors().isEmpty()) {
                return new RowOutcome.Wrong(row.errors());
            }
            return RowRefusals.of(row, () -> {
                var segment = new Segment(
                        date,
                        kind,
                        hours,
                        workType,
                        Objects.requireNonNullElse(differentials, List.of()),
                        null,
                        null,
                        null);
                var inForce = EffectiveDated.on(day.plusDays(date == null ? 6 : 0), termsOf(employee));
                if (inForce.isEmpty()) {
                    row.refuse("no pay terms are in force on " + day, "expected terms first: POST /imports/pay-terms");
                    return new RowOutcome.Wrong(row.errors());
                }
                var calendar = byId.computeIfAbsent(inForce.get().payCalendarId(), calendars::get);
                var weekStartsOn = calendar.schedule().workweekOf(day);
                if (week != null && !weekStartsOn.equals(week)) {
                    row.refuse(
                            WEEK,
                            "is not the first day of a workweek",
                            "expected a " + calendar.schedule().workweekStartsOn() + ", such as " + weekStartsOn);
                    return new RowOutcome.Wrong(row.errors());
                }
                var totalOf = segment.totalOf();
                if (totalOf != null
                        && !refusals.isFirst(
                                row, List.of(employee, weekStartsOn, totalOf), "a weekly total of the same work")) {
                    return new RowOutcome.Wrong(row.errors());
                }
                var period = calendar.periodContaining(date == null ? weekStartsOn.plusDays(6) : date);
                sheets.computeIfAbsent(new SheetOf(calendar.id(), period.startsOn()), sheet -> new LinkedHashMap<>())
                        .computeIfAbsent(employee, id -> new ArrayList<>())
                        .add(new Line(row, weekStartsOn, segment));
                return new RowOutcome.Later();
            });
        }

        private List<PayTerms> termsOf(UUID employee) {
            return terms.computeIfAbsent(employee, id -> history.of(PayTerms.class, id));
        }

        @Override
        public List<RowOutcome> finish() {
            var outcomes = new ArrayList<RowOutcome>();
            sheets.forEach((sheet, byEmployee) -> outcomes.addAll(sheet(sheet, byEmployee)));
            return outcomes;
        }

        private List<RowOutcome> sheet(SheetOf sheet, Map<UUID, List<Line>> byEmployee) {
            var calendar = Objects.requireNonNull(byId.get(sheet.calendarId()));
            var period = calendar.periodContaining(sheet.periodStartsOn());
            var standing = standing(byEmployee.keySet(), period);
            var outcomes = new ArrayList<RowOutcome>();
            var submitted = new ArrayList<Submitted>();
            byEmployee.forEach((employee, lines) -> {
                var last = lines.getLast().row();
                var outcome = RowRefusals.of(last, () -> {
                    var time = changed(employee, lines, period, standing);
                    if (time == null) {
                        return new RowOutcome.Unchanged();
                    }
                    submitted.add(new Submitted(time, lines));
                    return new RowOutcome.Taken();
                });
                if (!(outcome instanceof RowOutcome.Taken)) {
                    outcomes.addAll(RowRefusals.together(lines.size(), outcome));
                }
            });
            if (!submitted.isEmpty()) {
                submit(sheet, calendar, period, submitted, outcomes);
            }
            return outcomes;
        }

        private Map<TimeCheck.Key, WorkedWeek> standing(Iterable<UUID> people, PayPeriod period) {
            var ids = new ArrayList<UUID>();
            people.forEach(ids::add);
            var standing = new HashMap<TimeCheck.Key, WorkedWeek>();
            timeWeeks
                    .touching(ids, period.startsOn(), period.endsOn())
                    .forEach(week ->
                            standing.put(new TimeCheck.Key(week.enrollmentId(), week.weekStartsOn()), week.content()));
            return standing;
        }

        private void submit(
                SheetOf sheet,
                PayCalendar calendar,
                PayPeriod period,
                List<Submitted> submitted,
                List<RowOutcome> outcomes) {
            try {
                submitTime.submit(new SubmitTime.Request(
                        sheet.calendarId(),
                        sheet.periodStartsOn(),
                        submitted.stream().map(Submitted::time).toList(),
                        null));
                submitted.forEach(each ->
                        outcomes.addAll(RowRefusals.together(each.lines().size(), new RowOutcome.Taken())));
            } catch (ProblemException refused) {
                // It tells of one; each is asked, so that the report names the rows of all.
                submitted.forEach(each -> outcomes.addAll(RowRefusals.together(
                        each.lines().size(),
                        RowRefusals.of(each.lines().getLast().row(), () -> checked(calendar, period, each.time())))));
            }
        }
    }

    /** Null when all of it stands already. */
    private static SubmitTime.@Nullable EmployeeTime changed(
            UUID employee, List<Line> lines, PayPeriod period, Map<TimeCheck.Key, WorkedWeek> standing) {
        var byWeek = new LinkedHashMap<LocalDate, List<Segment>>();
        lines.stream()
                .sorted(Comparator.comparing(Line::weekStartsOn))
                .forEach(line -> byWeek.computeIfAbsent(line.weekStartsOn(), week -> new ArrayList<>())
                        .add(line.segment()));
        var weeks = new ArrayList<SubmitTime.Week>();
        byWeek.forEach((startsOn, segments) -> {
            var stands = standing.get(new TimeCheck.Key(employee, startsOn));
            if (stands == null || !inOrder(ofPeriod(stands.segments(), period)).equals(inOrder(segments))) {
                weeks.add(new SubmitTime.Week(startsOn, segments, stands == null ? List.of() : stands.otherPay()));
            }
        });
        return weeks.isEmpty() ? null : new SubmitTime.EmployeeTime(employee, weeks, null);
    }

    private static List<Segment> ofPeriod(List<Segment> segments, PayPeriod period) {
        return segments.stream()
                .filter(segment -> segment.date() == null || period.contains(segment.date()))
                .toList();
    }

    private static List<Segment> inOrder(List<Segment> segments) {
        return segments.stream().sorted(Comparator.comparing(Segment::toString)).toList();
    }

    private RowOutcome checked(PayCalendar calendar, PayPeriod period, SubmitTime.EmployeeTime time) {
        var weeks = List.of(new TimeCheck.EmployeeWeeks(
                time.employeeId(),
                time.weeks().stream().map(SubmitTime.Week::worked).toList()));
        var known = timeCheck.known(period, weeks);
        timeCheck.require(calendar, period, TimeCheck.withDaysOfOtherPeriods(period, weeks, known), known, null);
        return new RowOutcome.Taken();
    }

    private static Segment.Kind kind(String text) {
        if (text.toLowerCase(Locale.ROOT).matches("o\\.?t\\.?|overtime.*")) {
            throw new IllegalArgumentException(
                    "expected all hours that were worked as WORKED; what of them is overtime is calculated here");
        }
        return KINDS.apply(text);
    }
}
