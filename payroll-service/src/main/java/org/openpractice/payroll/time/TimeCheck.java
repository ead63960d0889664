package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.EmploymentSpan;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.ProblemType;
import org.openpractice.platform.trace.Trace;

/** Refuses time that could not be paid as it is given, while whoever gives it can still mend it. */
@ApplicationScoped
class TimeCheck {

    /** Weeks of one employee in a request. */
    record EmployeeWeeks(UUID employeeId, List<WorkedWeek> weeks) {}

    /** A week is known by whose and when it is. */
    record Key(UUID employeeId, LocalDate weekStartsOn) {}

    private final Enrollments enrollments;
    private final WorkOfPeriod workOfPeriod;
    private final TimeWeeks timeWeeks;
    private final ApprovedPay approvedPay;

    TimeCheck(Enrollments enrollments, WorkOfPeriod workOfPeriod, TimeWeeks timeWeeks, ApprovedPay approvedPay) {
        this.enrollments = enrollments;
        this.workOfPeriod = workOfPeriod;
        this.timeWeeks = timeWeeks;
        this.approvedPay = approvedPay;
    }

    /** Refuses {@link PayCalendarProblem#NOT_A_PERIOD_START}. */
    PayPeriod openPeriod(PayCalendar calendar, LocalDate startsOn) {
        var period = calendar.periodContaining(startsOn);
        if (!period.startsOn().equals(startsOn)) {
            throw PayCalendarProblem.NOT_A_PERIOD_START.because(
                    "%s lies in the period that starts on %s".formatted(startsOn, period.startsOn()));
        }
        return period;
    }

    /**
     * Refuses {@link EnrollmentProblem#PERIOD_LOCKED}, {@link EnrollmentProblem#NOT_ENROLLED}, {@link TimeProblem#WORKWEEK_OUTSIDE_PERIOD},
     * {@link TimeProblem#NOT_EMPLOYED_ON_THAT_DAY}, {@link TimeProblem#NOT_PAID_BY_THE_HOUR} and what
     * {@link GrossPay#of} does; the detail says at which place of the request.
     *
     * @param retroactive whether time of a period that is approved or paid is taken: a RETROACTIVE run pays the difference
     * @param known weeks as they stand
     * @return whose pay of the period, or of another that a week reaches into, is approved or paid
     */
    Set<UUID> require(
            PayCalendar calendar,
            PayPeriod period,
            List<EmployeeWeeks> all,
            Map<Key, TimeWeek> known,
            @Nullable Boolean retroactive) {
        var ids = all.stream().map(EmployeeWeeks::employeeId).distinct().toList();
        var paid = new HashSet<>(approvedPay.paidFor(calendar.id(), period, ids, null));
        paid.addAll(approvedPay.paidFor(
                calendar.id(), calendar.before(period), changed(all, known, week -> daysBefore(period, week)), null));
        // Overtime of a week is paid with the period in which it ends.
        paid.addAll(approvedPay.paidFor(
                calendar.id(),
                calendar.periodContaining(period.endsOn().plusDays(1)),
                changed(all, known, week -> week.endsOn().isAfter(period.endsOn()) ? week : null),
                null));
        for (int i = 0; i < all.size(); i++) {
            if (paid.contains(all.get(i).employeeId()) && !Boolean.TRUE.equals(retroactive)) {
                throw EnrollmentProblem.PERIOD_LOCKED.because(
                        "employees[%d]: pay of this period, or of days of another one that a week changes, is approved or paid; say retroactive to have the difference paid"
                                .formatted(i));
            }
        }
        var enrolled = new HashSet<UUID>();
        enrollments.list("id in ?1", ids).stream().map(Enrollment::id).forEach(enrolled::add);
        var people = workOfPeriod.people(ids, ids);
        var year = workOfPeriod.year(calendar.id(), period);
        for (int i = 0; i < all.size(); i++) {
            var place = "employees[" + i + "]: ";
            var employee = all.get(i);
            if (!enrolled.contains(employee.employeeId())) {
                throw EnrollmentProblem.NOT_ENROLLED.because(place + "nobody is enrolled with that employee id");
            }
            var spans = people.spans().getOrDefault(employee.employeeId(), List.of());
            for (var week : employee.weeks()) {
                requireWeekOfPeriod(place, calendar, period, week);
                requireEmployment(place, week, spans);
            }
            var work = workOfPeriod.work(
                    calendar.id(),
                    calendar.schedule().frequency(),
                    period,
                    people,
                    employee.employeeId(),
                    employee.weeks().stream()
                            .map(week -> new WorkOfPeriod.Entry(week, true))
                            .toList());
            requirePayable(place, period, employee, work.in(year));
        }
        return paid;
    }

    /**
     * A sheet speaks for the days of its period. Days of another period in a week that lies in both stay as they stand,
     * unless the sheet names some of them.
     */
    static List<EmployeeWeeks> withDaysOfOtherPeriods(
            PayPeriod period, List<EmployeeWeeks> all, Map<Key, TimeWeek> known) {
        return all.stream()
                .map(employee -> new EmployeeWeeks(
                        employee.employeeId(),
                        employee.weeks().stream()
                                .map(week -> {
                                    var stands = known.get(new Key(employee.employeeId(), week.startsOn()));
                                    return stands == null ? week : week.withDaysOutside(period, stands.content());
                                })
                                .toList()))
                .toList();
    }

    /** Whose weeks say something else than what stands, in the part that is looked at. */
    private static List<UUID> changed(
            List<EmployeeWeeks> all, Map<Key, TimeWeek> known, Function<WorkedWeek, @Nullable Object> part) {
        return all.stream()
                .filter(employee -> employee.weeks().stream().anyMatch(week -> {
                    var stands = known.get(new Key(employee.employeeId(), week.startsOn()));
                    return !Objects.equals(part.apply(week), stands == null ? null : part.apply(stands.content()));
                }))
                .map(EmployeeWeeks::employeeId)
                .toList();
    }

    private static @Nullable Object daysBefore(PayPeriod period, WorkedWeek week) {
        var days = week.segments().stream()
                .filter(segment -> {
                    var date = segment.date();
                    return date != null && date.isBefore(period.startsOn());
                })
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return days.isEmpty() ? null : days;
    }

    /** Weeks of the request's people that are known already. */
    Map<Key, TimeWeek> known(PayPeriod period, List<EmployeeWeeks> all) {
        var known = new HashMap<Key, TimeWeek>();
        timeWeeks
                .touching(
                        all.stream().map(EmployeeWeeks::employeeId).distinct().toList(),
                        period.startsOn(),
                        period.endsOn())
                .forEach(week -> known.put(new Key(week.enrollmentId(), week.weekStartsOn()), week));
        return known;
    }

    private static void requireWeekOfPeriod(String place, PayCalendar calendar, PayPeriod period, WorkedWeek week) {
        if (!calendar.schedule().workweekOf(week.startsOn()).equals(week.startsOn())
                || !period.contains(week.startsOn()) && !period.contains(week.endsOn())) {
            throw TimeProblem.WORKWEEK_OUTSIDE_PERIOD.because(
                    "%sthe week of %s must start on a %s and have a day between %s and %s"
                            .formatted(
                                    place,
                                    week.startsOn(),
                                    calendar.schedule().workweekStartsOn(),
                                    period.startsOn(),
                                    period.endsOn()));
        }
    }

    private static void requireEmployment(String place, WorkedWeek week, List<EmploymentSpan> spans) {
        for (var segment : week.segments()) {
            var date = segment.date();
            if (date != null && spans.stream().noneMatch(span -> span.covers(date))) {
                throw TimeProblem.NOT_EMPLOYED_ON_THAT_DAY.because(place + date + " lies outside of the employment");
            }
        }
    }

    private static void requirePayable(String place, PayPeriod period, EmployeeWeeks employee, Work work) {
        for (var week : employee.weeks()) {
            var day = week.endsOn().isAfter(period.endsOn()) ? period.endsOn() : week.endsOn();
            boolean onCalendar = work.terms().stream().anyMatch(terms -> terms.covers(day));
            boolean paysHours = work.terms().stream()
                    .anyMatch(terms -> terms.covers(day) && !terms.basis().isExempt());
            boolean worked = week.segments().stream().anyMatch(Segment::isWorked);
            if (!onCalendar || worked && !paysHours) {
                throw TimeProblem.NOT_PAID_BY_THE_HOUR.because(
                        "%sno terms on this calendar that pay hours are in force on %s".formatted(place, day));
            }
        }
        try {
            var unused = GrossPay.of(work, Trace.none());
        } catch (ProblemException refused) {
            throw ((ProblemType) refused.type()).because(place + refused.detail());
        }
    }
}
