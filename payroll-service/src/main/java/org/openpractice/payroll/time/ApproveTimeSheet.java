package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;

/** A second person approves what still waits of a time sheet; from then on it can be paid. */
@ApplicationScoped
class ApproveTimeSheet {

    private final TimeSheets sheets;
    private final TimeWeeks timeWeeks;
    private final PayCalendars calendars;
    private final ApprovedPay approvedPay;
    private final SecondPerson secondPerson;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    ApproveTimeSheet(
            TimeSheets sheets,
            TimeWeeks timeWeeks,
            PayCalendars calendars,
            ApprovedPay approvedPay,
            SecondPerson secondPerson,
            Actor actor,
            Audit audit,
            Clock clock) {
        this.sheets = sheets;
        this.timeWeeks = timeWeeks;
        this.calendars = calendars;
        this.approvedPay = approvedPay;
        this.secondPerson = secondPerson;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refuses {@link org.openpractice.platform.problem.PlatformProblem#SECOND_PERSON_REQUIRED},
     * {@link TimeProblem#TIME_SHEET_STATE} and {@link EnrollmentProblem#PERIOD_LOCKED}, unless the sheet is retroactive.
     */
    @Transactional
    public TimeSheet approve(UUID id, IfMatch ifMatch) {
        var sheet = sheets.get(id);
        secondPerson.require(sheet.submittedBy(), "approve", "time-sheet", id);
        ifMatch.require(sheet.version());
        var period = calendars.get(sheet.payCalendarId()).periodContaining(sheet.periodStartsOn());
        if (!sheet.isRetroactive()
                && !approvedPay
                        .paidFor(sheet.payCalendarId(), period, timeWeeks.employeesOf(id), null)
                        .isEmpty()) {
            throw EnrollmentProblem.PERIOD_LOCKED.because("Pay of this period is approved or paid");
        }
        var now = clock.instant();
        if (timeWeeks.approve(id, actor.name(), now) == 0) {
            throw TimeProblem.TIME_SHEET_STATE.because(
                    "All weeks of the sheet are approved, or later submissions replaced them");
        }
        sheet.approve(actor.name(), now);
        audit.record(Verb.APPROVED, "time-sheet", id);
        return sheet;
    }
}
