package org.openpractice.payroll.agreement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;

/** One line of the list of enrollments; carries no figures of pay. */
record EnrollmentSummary(
        UUID employeeId,
        String employeeNumber,
        String firstName,
        String lastName,
        Enrollment.State state,
        LocalDate startsOn,
        @Nullable LocalDate finalPeriodEndsOn) {

    static EnrollmentSummary of(Enrollment enrollment) {
        return new EnrollmentSummary(
                enrollment.id(),
                enrollment.employeeNumber(),
                enrollment.firstName(),
                enrollment.lastName(),
                enrollment.state(),
                enrollment.startsOn(),
                enrollment.finalPeriodEndsOn());
    }
}
