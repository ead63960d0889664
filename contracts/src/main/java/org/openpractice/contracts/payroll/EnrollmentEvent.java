package org.openpractice.contracts.payroll;

import java.time.LocalDate;
import java.util.UUID;

/** Who is on the payroll. */
public sealed interface EnrollmentEvent extends PayrollEvent, AboutEnrollment {

    /** Somebody is on the payroll from that day. */
    record EmployeeEnrolled(UUID employeeId, LocalDate startsOn) implements EnrollmentEvent {}

    /** Pay terms, withholding, deposit or deduction of somebody changed; figures stay in payroll. */
    record EnrollmentChanged(UUID employeeId, LocalDate effectiveOn) implements EnrollmentEvent {}

    /** Nobody is paid beyond the period that ends on {@code finalPeriodEndsOn}. */
    record EnrollmentEnded(UUID employeeId, LocalDate finalPeriodEndsOn) implements EnrollmentEvent {}

    /**
     * What stands of the employment that started on that day, told when it changes.
     *
     * @param worked time of it was submitted, or pay of it is approved or paid
     * @param finalPay final pay of it is approved or paid
     */
    record PayStandingChanged(UUID employeeId, LocalDate startsOn, boolean worked, boolean finalPay)
            implements EnrollmentEvent {}
}
