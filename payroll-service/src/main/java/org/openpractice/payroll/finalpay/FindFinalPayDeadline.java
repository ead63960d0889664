package org.openpractice.payroll.finalpay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.platform.records.EffectiveDated;

/** Finds when the final pay of somebody who leaves is due, by their last day, state of work and pay calendar. */
@ApplicationScoped
public class FindFinalPayDeadline {

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final Jurisdictions jurisdictions;
    private final PayCalendars calendars;

    FindFinalPayDeadline(
            Enrollments enrollments, EnrollmentHistory terms, Jurisdictions jurisdictions, PayCalendars calendars) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.jurisdictions = jurisdictions;
        this.calendars = calendars;
    }

    /**
     * The deadline; the time of day of the separation is not kept.
     *
     * <p>Refuses {@link FinalPayProblem#NOT_SEPARATED}, {@link EnrollmentProblem#PAY_TERMS_MISSING}, {@link
     * FinalPayProblem#FINAL_PAY_RULE_NOT_AVAILABLE} and {@link FinalPayProblem#FINAL_PAY_TERMS_INCOMPLETE}.
     */
    @Transactional
    public FinalPayDeadline find(
            UUID employeeId, SeparationKind kind, @Nullable LocalDate noticeGivenOn, @Nullable LocalDate demandedOn) {
        var lastDay = enrollments.get(employeeId).lastDay();
        if (lastDay == null) {
            throw FinalPayProblem.NOT_SEPARATED.because("Staff has told no last day of work");
        }
        var state = Optional.ofNullable(
                        jurisdictions.histories(List.of(employeeId)).get(employeeId))
                .flatMap(whereabouts -> whereabouts.workState(lastDay))
                .orElseThrow(() -> new IllegalStateException("An enrollment has no jurisdiction"));
        var paid = EffectiveDated.on(lastDay, terms.of(PayTerms.class, employeeId))
                .orElseThrow(() -> EnrollmentProblem.PAY_TERMS_MISSING.because(
                        "No pay calendar on the last day %s; the payday is not known".formatted(lastDay)));
        return FinalPayDeadline.of(
                new Separation(state, kind, lastDay, null, noticeGivenOn, demandedOn),
                Paydays.after(lastDay, calendars.get(paid.payCalendarId()).schedule()));
    }
}
