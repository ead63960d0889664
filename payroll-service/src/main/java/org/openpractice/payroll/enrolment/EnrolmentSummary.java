package org.openpractice.payroll.enrolment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the list of enrolments; carries no figures of pay. */
public record EnrolmentSummary(
        UUID employeeId,
        String employeeNumber,
        String firstName,
        String lastName,
        EnrolmentView.State state,
        LocalDate startsOn,
        @Nullable LocalDate finalPeriodEndsOn) {

    static EnrolmentSummary of(Enrolment enrolment) {
        return new EnrolmentSummary(
                enrolment.id(),
                enrolment.employeeNumber(),
                enrolment.firstName(),
                enrolment.lastName(),
                enrolment.isEnded() ? EnrolmentView.State.ENDED : EnrolmentView.State.ACTIVE,
                enrolment.startsOn(),
                enrolment.finalPeriodEndsOn());
    }
}
