package org.openpractice.payroll.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.Assignment;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndCorrected;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndWithdrawn;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHireCanceled;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.paid.PayStandings;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.records.EffectiveDated;

/** Keeps enrollments in step with employment. Runs in the transaction of the event that it answers. */
@ApplicationScoped
public class KeepEnrollments {

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final PayCalendars calendars;
    private final BirthDates participants;
    private final PayStandings payStandings;
    private final Outbox outbox;

    KeepEnrollments(
            Enrollments enrollments,
            EnrollmentHistory terms,
            PayCalendars calendars,
            BirthDates participants,
            PayStandings payStandings,
            Outbox outbox) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.calendars = calendars;
        this.participants = participants;
        this.payStandings = payStandings;
        this.outbox = outbox;
    }

    /** Whoever is hired is enrolled, unless they never came; whoever leaves is paid to the end of the final period. */
    public void follow(EmploymentEvent event) {
        switch (event) {
            case EmployeeHired hired -> enroll(hired);
            case EmployeeChanged changed -> change(changed);
            case EmployeeTerminated terminated -> end(terminated);
            case EmployeeEndCorrected corrected -> correctEnd(corrected);
            case EmployeeEndWithdrawn withdrawn -> withdrawEnd(withdrawn);
            case EmployeeHireCanceled canceled -> cancelHire(canceled);
            case EmployeeRehired rehired -> rehire(rehired);
        }
    }

    private void enroll(EmployeeHired hired) {
        var enrollment = new Enrollment(hired.employeeId(), hired.person(), hired.assignment(), hired.startsOn());
        enrollments.persist(enrollment);
        participants.keep(hired.employeeId(), hired.person().birthDate());
        terms.add(new EmploymentSpan(hired.employeeId(), hired.startsOn()));
        keepJurisdiction(hired.employeeId(), hired.assignment(), hired.startsOn());
        outbox.append(enrollment.enrolled());
    }

    private void change(EmployeeChanged changed) {
        var enrollment = known(changed.employeeId());
        participants.keep(enrollment.id(), changed.person().birthDate());
        keepJurisdiction(changed.employeeId(), changed.assignment(), changed.effectiveOn());
        outbox.append(enrollment.change(changed.person(), changed.assignment(), changed.effectiveOn()));
    }

    private void end(EmployeeTerminated terminated) {
        var enrollment = known(terminated.employeeId());
        spansOf(enrollment).stream().filter(EmploymentSpan::isOpen).forEach(span -> span.end(terminated.lastDay()));
        outbox.append(enrollment.end(terminated.lastDay(), endOfFinalPeriod(enrollment.id(), terminated.lastDay())));
    }

    /** What is paid stays as it is: a run of differences compares it with the days that are left or added. */
    private void correctEnd(EmployeeEndCorrected corrected) {
        var enrollment = known(corrected.employeeId());
        spansOf(enrollment).getLast().end(corrected.lastDay());
        outbox.append(enrollment.end(corrected.lastDay(), endOfFinalPeriod(enrollment.id(), corrected.lastDay())));
    }

    private void withdrawEnd(EmployeeEndWithdrawn withdrawn) {
        var enrollment = known(withdrawn.employeeId());
        spansOf(enrollment).getLast().reopen();
        outbox.append(enrollment.stay());
    }

    /** Where time or pay of it was entered while staff canceled it, it goes on, and staff is told so once more. */
    private void cancelHire(EmployeeHireCanceled canceled) {
        var enrollment = known(canceled.employeeId());
        payStandings.tell(List.of(enrollment.id()));
        if (payStandings.isWorked(enrollment.id())) {
            payStandings.tellAgain(enrollment.id());
            return;
        }
        var spans = new ArrayList<>(spansOf(enrollment));
        terms.remove(spans.removeLast());
        if (spans.isEmpty()) {
            outbox.append(enrollment.cancel());
        } else {
            var before = spans.getLast();
            var lastDay = Objects.requireNonNullElse(
                    before.lastDay(), canceled.startsOn().minusDays(1));
            outbox.append(enrollment.back(before.startsOn(), lastDay, endOfFinalPeriod(enrollment.id(), lastDay)));
        }
    }

    private List<EmploymentSpan> spansOf(Enrollment enrollment) {
        return terms.spans(List.of(enrollment.id())).getOrDefault(enrollment.id(), List.of());
    }

    private void rehire(EmployeeRehired rehired) {
        var enrollment = known(rehired.employeeId());
        if (spansOf(enrollment).stream()
                .anyMatch(span -> span.isOpen() && span.startsOn().equals(rehired.startsOn()))) {
            // A cancellation was taken back that had canceled nothing here.
            outbox.append(enrollment.change(rehired.person(), rehired.assignment(), rehired.startsOn()));
            return;
        }
        participants.keep(enrollment.id(), rehired.person().birthDate());
        terms.add(new EmploymentSpan(enrollment.id(), rehired.startsOn()));
        keepJurisdiction(enrollment.id(), rehired.assignment(), rehired.startsOn());
        outbox.append(enrollment.rehire(rehired.person(), rehired.assignment(), rehired.startsOn()));
    }

    /** The period with the last day: what was worked is paid with the period of its day, and no overtime waits after it. */
    private LocalDate endOfFinalPeriod(UUID employeeId, LocalDate lastDay) {
        return EffectiveDated.on(lastDay, terms.of(PayTerms.class, employeeId))
                .map(paid -> calendars
                        .get(paid.payCalendarId())
                        .periodContaining(lastDay)
                        .endsOn())
                .orElse(lastDay);
    }

    private void keepJurisdiction(UUID employeeId, Assignment assignment, LocalDate effectiveFrom) {
        terms.add(new TaxJurisdiction(employeeId, effectiveFrom, assignment.workState(), assignment.residenceState()));
    }

    private Enrollment known(UUID employeeId) {
        return enrollments
                .findByIdOptional(employeeId)
                .orElseThrow(() -> new IllegalStateException("nobody is enrolled with that employee id"));
    }
}
