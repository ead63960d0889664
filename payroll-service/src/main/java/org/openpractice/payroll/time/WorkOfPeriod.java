package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.calendar.PaydaysOfYear;
import org.openpractice.payroll.calendar.YearChoices;
import org.openpractice.payroll.enrollment.EmploymentSpan;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.jurisdiction.JurisdictionHistory;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.minimumwage.LeastPay;
import org.openpractice.payroll.minimumwage.MinimumWages;
import org.openpractice.payroll.overtime.OvertimeRules;
import org.openpractice.payroll.overtime.StateOvertime;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.EffectiveDated;

/** Gathers what many people worked and earn in one period, in five queries however many they are. */
@ApplicationScoped
public class WorkOfPeriod {

    private static final BigDecimal WORKING_DAYS_OF_A_WEEK = BigDecimal.valueOf(5);
    private static final int DAYS_OF_A_WEEK = 7;

    /** A workweek of somebody and whether it may be paid. */
    record Entry(WorkedWeek week, boolean approved) {}

    /** What stands about people apart from their time. */
    record People(
            Map<UUID, List<PayTerms>> terms,
            Map<UUID, List<EmploymentSpan>> spans,
            Map<UUID, JurisdictionHistory> jurisdictions) {}

    private final EnrollmentHistory terms;
    private final Jurisdictions jurisdictions;
    private final TimeWeeks timeWeeks;
    private final OvertimeRules rules;
    private final MinimumWages minimumWages;
    private final YearChoices yearChoices;

    WorkOfPeriod(
            EnrollmentHistory terms,
            Jurisdictions jurisdictions,
            TimeWeeks timeWeeks,
            OvertimeRules rules,
            MinimumWages minimumWages,
            YearChoices yearChoices) {
        this.terms = terms;
        this.jurisdictions = jurisdictions;
        this.timeWeeks = timeWeeks;
        this.rules = rules;
        this.minimumWages = minimumWages;
        this.yearChoices = yearChoices;
    }

    /**
     * The work of a period as it stands now, of everybody who has terms on the calendar at some time of it. Whoever is not
     * in the answer has none.
     */
    public Map<UUID, Work> of(
            UUID payCalendarId, PayFrequency frequency, PayPeriod period, Collection<UUID> employees) {
        var weeks = timeWeeks.touching(employees, period.startsOn(), period.endsOn()).stream()
                .collect(Collectors.groupingBy(
                        TimeWeek::enrollmentId,
                        Collectors.mapping(week -> new Entry(week.content(), week.isApproved()), Collectors.toList())));
        var people = people(employees, weeks.keySet());
        var year = year(payCalendarId, period);
        var all = new LinkedHashMap<UUID, Work>();
        for (var employee : employees) {
            var work =
                    work(payCalendarId, frequency, period, people, employee, weeks.getOrDefault(employee, List.of()));
            if (!work.terms().isEmpty()) {
                all.put(employee, work.in(year));
            }
        }
        return all;
    }

    /** How the year of the period is paid; null where nothing was chosen. */
    @Nullable
    PaydaysOfYear year(UUID payCalendarId, PayPeriod period) {
        return yearChoices.of(payCalendarId, period.startsOn(), period.payDate());
    }

    /** @param withWeeks whose overtime is looked at: it goes by where they work */
    People people(Collection<UUID> employees, Collection<UUID> withWeeks) {
        return new People(
                terms.of(PayTerms.class, employees), terms.spans(employees), jurisdictions.histories(withWeeks));
    }

    Work work(
            UUID payCalendarId,
            PayFrequency frequency,
            PayPeriod period,
            People people,
            UUID employee,
            List<Entry> entries) {
        var spans = people.spans().getOrDefault(employee, List.of());
        // A workweek that ends in the period may begin before it.
        var onCalendar = termsOn(
                payCalendarId,
                people.terms().getOrDefault(employee, List.of()),
                period.startsOn().minusDays(DAYS_OF_A_WEEK - 1L),
                period.endsOn());
        var whereabouts = people.jurisdictions().get(employee);
        var weeks = new ArrayList<Work.Week>();
        var unapproved = new ArrayList<LocalDate>();
        for (var entry : entries) {
            var week = entry.week();
            var inForce = inForce(onCalendar, earlier(week.endsOn(), period.endsOn()));
            if (inForce == null || !hasDaysToPay(week, period) || endedBefore(week, period, spans)) {
                continue;
            }
            if (!entry.approved()) {
                unapproved.add(week.startsOn());
                continue;
            }
            weeks.add(week(week, period, inForce, onCalendar, spans, whereabouts));
        }
        return new Work(
                frequency,
                period.startsOn(),
                period.endsOn(),
                onCalendar,
                salaries(period, onCalendar, spans),
                weeks,
                unapproved,
                true,
                withoutTerms(period, onCalendar, people.terms().getOrDefault(employee, List.of()), spans),
                null);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /** A week that ends later is here for its days in the period; totals wait for the period in which it ends. */
    private static boolean hasDaysToPay(WorkedWeek week, PayPeriod period) {
        return !week.endsOn().isAfter(period.endsOn())
                || week.segments().stream()
                        .anyMatch(segment -> segment.date() == null
                                ? segment.hours().signum() > 0
                                : period.contains(segment.date()));
    }

    /** Of a week in which employment ended in the period before, nothing is left: its overtime did not wait. */
    private static boolean endedBefore(WorkedWeek week, PayPeriod period, List<EmploymentSpan> spans) {
        return week.startsOn().isBefore(period.startsOn())
                && !isEmployedBetween(period.startsOn(), week.endsOn(), spans);
    }

    private static boolean isEmployedBetween(LocalDate first, LocalDate last, List<EmploymentSpan> spans) {
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (isEmployed(spans, day)) {
                return true;
            }
        }
        return false;
    }

    /** Days of employment before the first terms of all: the calendar of the first terms tells of them. */
    private static List<Remark> withoutTerms(
            PayPeriod period, List<Work.Terms> onCalendar, List<PayTerms> versions, List<EmploymentSpan> spans) {
        if (onCalendar.isEmpty() || !onCalendar.getFirst().from().isAfter(period.startsOn())) {
            return List.of();
        }
        var first = onCalendar.getFirst().from();
        var days = new ArrayList<LocalDate>();
        for (var day = period.startsOn(); day.isBefore(first) && !day.isAfter(period.endsOn()); day = day.plusDays(1)) {
            if (isEmployed(spans, day) && EffectiveDated.on(day, versions).isEmpty()) {
                days.add(day);
            }
        }
        return days.isEmpty()
                ? List.of()
                : List.of(new Remark(
                        Remark.Kind.NOT_PAID,
                        "Employed without pay terms from %s to %s: these days are not paid"
                                .formatted(days.getFirst(), days.getLast())));
    }

    /** Versions that hold on some day between two, each until the next one; none of them is of another calendar. */
    private static List<Work.Terms> termsOn(
            UUID payCalendarId, List<PayTerms> versions, LocalDate first, LocalDate last) {
        var all = new ArrayList<Work.Terms>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            LocalDate until = null;
            for (int j = i + 1; j < versions.size() && until == null; j++) {
                until = versions.get(j).effectiveFrom().minusDays(1);
            }
            boolean replaced = until != null && until.isBefore(version.effectiveFrom());
            if (replaced || !version.payCalendarId().equals(payCalendarId)) {
                continue;
            }
            var terms = new Work.Terms(
                    version.effectiveFrom(), until, version.basis(), version.rate(), version.agreement());
            if (terms.touches(first, last)) {
                all.add(terms);
            }
        }
        return all;
    }

    private static Work.@Nullable Terms inForce(List<Work.Terms> terms, LocalDate day) {
        for (var version : terms) {
            if (version.covers(day)) {
                return version;
            }
        }
        return null;
    }

    private Work.Week week(
            WorkedWeek week,
            PayPeriod period,
            Work.Terms inForce,
            List<Work.Terms> onCalendar,
            List<EmploymentSpan> spans,
            @Nullable JurisdictionHistory whereabouts) {
        var state = stateOn(week.endsOn(), whereabouts);
        StateOvertime rule = null;
        String open = null;
        try {
            rule = rules.state(state, week.endsOn()).orElse(null);
            var before = stateOn(week.startsOn(), whereabouts);
            if (!before.equals(state)
                    && (rule != null || rules.state(before, week.startsOn()).isPresent())) {
                open = "Work moved from %s to %s inside the week of %s, and a law counts its days"
                        .formatted(before, state, week.startsOn());
            }
        } catch (ProblemException unavailable) {
            open = unavailable.detail();
        }
        boolean endsLater = isEmployedBetween(period.endsOn().plusDays(1), week.endsOn(), spans);
        return new Work.Week(
                week.startsOn(),
                state,
                rule,
                open,
                salaryHours(week, inForce, onCalendar, spans),
                endsLater ? daysUntil(period.endsOn(), week) : week.segments(),
                endsLater ? List.of() : week.otherPay(),
                week.startsOn().isBefore(period.startsOn()) ? period.startsOn() : null,
                endsLater ? period.endsOn() : null,
                leastPay(week, whereabouts));
    }

    /** Later days change nothing in the period. */
    private static List<Segment> daysUntil(LocalDate last, WorkedWeek week) {
        return week.segments().stream()
                .filter(segment -> {
                    var date = segment.date();
                    return date == null || !date.isAfter(last);
                })
                .toList();
    }

    /** A minimum wage that rises inside the week counts from the next one on. */
    private @Nullable LeastPay leastPay(WorkedWeek week, @Nullable JurisdictionHistory whereabouts) {
        return Optional.ofNullable(whereabouts)
                .flatMap(known -> known.on(week.startsOn()))
                .map(places -> minimumWages.hourly(places.work(), week.startsOn()))
                .orElse(null);
    }

    /** The hours of a salary, for the days of the week on which it was earned. */
    private static @Nullable BigDecimal salaryHours(
            WorkedWeek week, Work.Terms inForce, List<Work.Terms> onCalendar, List<EmploymentSpan> spans) {
        var hours = inForce.agreement().salaryHours();
        if (hours == null || inForce.basis() != PayTerms.Basis.SALARIED_NONEXEMPT) {
            return null;
        }
        int days = 0;
        for (var day = week.startsOn(); !day.isAfter(week.endsOn()); day = day.plusDays(1)) {
            if (isPaidDay(day, spans)) {
                var terms = inForce(onCalendar, day);
                days += terms != null && terms.basis() == PayTerms.Basis.SALARIED_NONEXEMPT ? 1 : 0;
            }
        }
        return hours.multiply(BigDecimal.valueOf(days)).divide(WORKING_DAYS_OF_A_WEEK);
    }

    /**
     * Each salary or draw that holds on some working day of the period, with the days on which it does. The parts never come
     * to more than the whole.
     */
    private static List<Work.SalaryPart> salaries(
            PayPeriod period, List<Work.Terms> onCalendar, List<EmploymentSpan> spans) {
        boolean any = false;
        for (var terms : onCalendar) {
            any |= terms.basis().isSalary();
        }
        if (!any) {
            return List.of();
        }
        int daysInPeriod = 0;
        var days = new LinkedHashMap<Work.Terms, Integer>();
        for (var day = period.startsOn(); !day.isAfter(period.endsOn()); day = day.plusDays(1)) {
            daysInPeriod += isWorkingDay(day) ? 1 : 0;
            if (isPaidDay(day, spans)) {
                var terms = inForce(onCalendar, day);
                if (terms != null && terms.basis().isSalary()) {
                    days.merge(terms, 1, Integer::sum);
                }
            }
        }
        int more = days.values().stream().mapToInt(Integer::intValue).sum() - daysInPeriod;
        if (more > 0) {
            days.entrySet().iterator().next().setValue(days.values().iterator().next() - more);
        }
        var parts = new ArrayList<Work.SalaryPart>();
        for (var part : days.entrySet()) {
            parts.add(new Work.SalaryPart(part.getKey(), part.getValue(), daysInPeriod));
        }
        return parts;
    }

    /**
     * Mondays to Fridays, and the first or last day of employment where it lies on a weekend whose Mondays to Fridays were not
     * all employed: somebody works on the day on which they begin, and the first and last week are paid in proportion to
     * what was worked (29 CFR 541.602(b)(6)).
     */
    private static boolean isPaidDay(LocalDate day, List<EmploymentSpan> spans) {
        if (!isEmployed(spans, day)) {
            return false;
        }
        if (isWorkingDay(day)) {
            return true;
        }
        if (spans.stream().noneMatch(span -> span.turnsOn(day))) {
            return false;
        }
        var monday = day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.minusDays(5) : day.plusDays(1);
        for (int i = 0; i < WORKING_DAYS_OF_A_WEEK.intValue(); i++) {
            if (!isEmployed(spans, monday.plusDays(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean isEmployed(List<EmploymentSpan> spans, LocalDate day) {
        for (var span : spans) {
            if (span.covers(day)) {
                return true;
            }
        }
        return false;
    }

    private static String stateOn(LocalDate day, @Nullable JurisdictionHistory whereabouts) {
        return Optional.ofNullable(whereabouts)
                .flatMap(known -> known.workState(day))
                .orElseThrow(() -> new IllegalStateException("An enrollment has no jurisdiction"));
    }
}
