package org.openpractice.contracts.payroll;

import java.time.LocalDate;
import java.util.UUID;

/** Pay that needs a decision before it is paid. */
public sealed interface PayFlagEvent extends PayrollEvent, AboutEnrollment {

    /** Pay for work from that day on needs a decision before it is paid; caused by {@code becauseOfEventId}. */
    record PayFlagged(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements PayFlagEvent {}

    /** The flag was taken away. */
    record PayUnflagged(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements PayFlagEvent {}
}
