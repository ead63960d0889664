package org.openpractice.payroll.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.staff.StaffEvent.Assignment;
import org.openpractice.contracts.staff.StaffEvent.EmployeeChanged;
import org.openpractice.contracts.staff.StaffEvent.EmployeeHired;
import org.openpractice.contracts.staff.StaffEvent.EmployeeRehired;
import org.openpractice.contracts.staff.StaffEvent.EmployeeTerminated;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.retirement.Participants;
import org.openpractice.platform.outbox.Outbox;

/** Keeps enrolments in step with employment. Runs in the transaction of the event that it answers. */
@ApplicationScoped
public class KeepEnrolments {

    private final Enrolments enrolments;
    private final EnrolmentTerms terms;
    private final PayCalendars calendars;
    private final Participants participants;
    private final Outbox outbox;

    KeepEnrolments(
            Enrolments enrolments,
            EnrolmentTerms terms,
            PayCalendars calendars,
            Participants participants,
            Outbox outbox) {
        this.enrolments = enrolments;
        this.terms = terms;
        this.calendars = calendars;
        this.participants = participants;
        this.outbox = outbox;
    }

    void enrol(EmployeeHired hired) {
        var enrolment = new Enrolment(hired.employeeId(), hired.person(), hired.assignment(), hired.startsOn());
        enrolments.persist(enrolment);
        participants.keep(hired.employeeId(), hired.person().birthDate());
        terms.add(new EmploymentSpan(hired.employeeId(), hired.startsOn()));
        keepJurisdiction(hired.employeeId(), hired.assignment(), hired.startsOn());
        outbox.append(enrolment.enrolled());
    }

    void change(EmployeeChanged changed) {
        var enrolment = known(changed.employeeId());
        participants.keep(enrolment.id(), changed.person().birthDate());
        keepJurisdiction(changed.employeeId(), changed.assignment(), changed.effectiveOn());
        outbox.append(enrolment.change(changed.person(), changed.assignment(), changed.effectiveOn()));
    }

    void end(EmployeeTerminated terminated) {
        var enrolment = known(terminated.employeeId());
        terms.spans(List.of(enrolment.id())).getOrDefault(enrolment.id(), List.of()).stream()
                .filter(EmploymentSpan::isOpen)
                .forEach(span -> span.end(terminated.lastDay()));
        outbox.append(enrolment.end(terminated.lastDay(), endOfFinalPeriod(enrolment.id(), terminated.lastDay())));
    }

    void rehire(EmployeeRehired rehired) {
        var enrolment = known(rehired.employeeId());
        participants.keep(enrolment.id(), rehired.person().birthDate());
        terms.add(new EmploymentSpan(enrolment.id(), rehired.startsOn()));
        keepJurisdiction(enrolment.id(), rehired.assignment(), rehired.startsOn());
        outbox.append(enrolment.rehire(rehired.person(), rehired.assignment(), rehired.startsOn()));
    }

    /**
     * Hours are paid by workweek, in the period in which the week ends, so the final period of somebody who is owed overtime
     * is the one in which the week of the last day ends.
     */
    private LocalDate endOfFinalPeriod(UUID employeeId, LocalDate lastDay) {
        return EffectiveDated.on(lastDay, terms.of(PayTerms.class, employeeId))
                .map(paid -> {
                    var calendar = calendars.required(paid.payCalendarId());
                    var lastPaidDay = !paid.basis().isExempt()
                            ? calendar.schedule().workweekOf(lastDay).plusDays(6)
                            : lastDay;
                    return calendar.periodContaining(lastPaidDay).endsOn();
                })
                .orElse(lastDay);
    }

    private void keepJurisdiction(UUID employeeId, Assignment assignment, LocalDate effectiveFrom) {
        terms.add(new TaxJurisdiction(employeeId, effectiveFrom, assignment.workState(), assignment.residenceState()));
    }

    private Enrolment known(UUID employeeId) {
        return enrolments
                .findByIdOptional(employeeId)
                .orElseThrow(() -> new IllegalStateException("nobody is enrolled with that employee id"));
    }
}
