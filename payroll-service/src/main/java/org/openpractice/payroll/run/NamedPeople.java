package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.EmploymentSpan;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.problem.ProblemType;
import org.openpractice.platform.records.EffectiveDated;

/** The people whom a request for a run names, and what has to hold of them. A refusal names the first ten. */
@ApplicationScoped
class NamedPeople {

    private static final int TOLD = 10;

    private final Enrollments enrollments;
    private final EnrollmentHistory history;

    NamedPeople(Enrollments enrollments, EnrollmentHistory history) {
        this.enrollments = enrollments;
        this.history = history;
    }

    /** Those named, in the order of their ids. */
    record Named(List<Enrollment> all) {

        List<UUID> ids() {
            return all.stream().map(Enrollment::id).toList();
        }

        /** Refuses {@link RunProblem#NOT_ON_THE_CALENDAR} when anybody else is named. */
        void only(Set<UUID> expected, String because) {
            refuse(RunProblem.NOT_ON_THE_CALENDAR, because, person -> !expected.contains(person.id()));
        }

        void refuse(ProblemType problem, String because, Predicate<Enrollment> whom) {
            var numbers = all.stream()
                    .filter(whom)
                    .map(Enrollment::employeeNumber)
                    .sorted()
                    .toList();
            if (!numbers.isEmpty()) {
                throw problem.because(because
                        + String.join(", ", numbers.subList(0, Math.min(TOLD, numbers.size())))
                        + (numbers.size() > TOLD ? " and %d more".formatted(numbers.size() - TOLD) : ""));
            }
        }
    }

    /** Refuses {@link EnrollmentProblem#NOT_ENROLLED}. */
    Named enrolled(Set<UUID> ids) {
        var people = new Named(enrollments.list("id in ?1 and canceled = false order by id", ids));
        if (people.all().size() < ids.size()) {
            var unknown = new ArrayList<>(ids);
            unknown.removeAll(people.ids());
            throw EnrollmentProblem.NOT_ENROLLED.because(
                    "Nobody is enrolled as %s, or the hire was canceled".formatted(unknown.getFirst()));
        }
        return people;
    }

    /** Refuses {@link RunProblem#NOT_ON_THE_CALENDAR} when somebody was never paid by it. */
    void requireOnCalendar(PayCalendar calendar, Named people) {
        var versions = history.of(PayTerms.class, people.ids());
        people.refuse(
                RunProblem.NOT_ON_THE_CALENDAR,
                "Never paid by " + calendar.name() + ": ",
                person -> versions.getOrDefault(person.id(), List.of()).stream()
                        .noneMatch(version -> version.payCalendarId().equals(calendar.id())));
    }

    /** Refuses {@link RunProblem#NOT_ON_THE_CALENDAR} when somebody was not employed on any day of a period. */
    void requireEmployedIn(PayPeriod period, Named people) {
        var spans = history.spans(people.ids());
        people.refuse(
                RunProblem.NOT_ON_THE_CALENDAR,
                "Not employed between %s and %s: ".formatted(period.startsOn(), period.endsOn()),
                person -> period.startsOn()
                        .datesUntil(period.endsOn().plusDays(1))
                        .noneMatch(day -> covered(spans.getOrDefault(person.id(), List.of()), day)));
    }

    private static boolean covered(List<EmploymentSpan> spans, LocalDate day) {
        return spans.stream().anyMatch(span -> span.covers(day));
    }

    /** Refuses {@link RunProblem#NOT_ON_THE_CALENDAR} when somebody is not paid by it on a day. */
    void requirePaidBy(PayCalendar calendar, Named people, LocalDate day) {
        var versions = history.of(PayTerms.class, people.ids());
        people.refuse(
                RunProblem.NOT_ON_THE_CALENDAR,
                "On the last day not paid by " + calendar.name() + ": ",
                person -> EffectiveDated.on(day, versions.getOrDefault(person.id(), List.of()))
                        .filter(inForce -> inForce.payCalendarId().equals(calendar.id()))
                        .isEmpty());
    }

    /**
     * Overtime is owed on such a bonus (29 CFR 778.209), which needs the workweeks in which it was earned. Refuses
     * {@link RunProblem#BONUS_IN_THE_REGULAR_RATE}.
     */
    void requireNoBonusInRegularRate(Collection<? extends PayRunRequest.Item<?>> items, Named people, LocalDate on) {
        var given = items.stream()
                .filter(PayRunRequest.Item::countsInRegularRate)
                .map(PayRunRequest.Item::employeeId)
                .collect(Collectors.toSet());
        var versions = history.of(PayTerms.class, given);
        people.refuse(
                RunProblem.BONUS_IN_THE_REGULAR_RATE,
                "Give the bonus with the approved time of its period; overtime is owed to ",
                person -> given.contains(person.id())
                        && isOwedOvertime(versions.getOrDefault(person.id(), List.of()), on));
    }

    private static boolean isOwedOvertime(List<PayTerms> versions, LocalDate on) {
        return EffectiveDated.on(on, versions)
                .or(() -> versions.stream().findFirst())
                .filter(inForce -> !inForce.basis().isExempt())
                .isPresent();
    }
}
