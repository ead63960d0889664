package org.openpractice.contracts.staff;

import java.time.LocalDate;
import java.util.UUID;

/** Who may not work, and who may again. */
public sealed interface BlockEvent extends StaffEvent, AboutEmployee {

    /**
     * The person may not work from that day.
     *
     * @param becauseOfEventId CloudEvents id of the fact that caused it
     */
    record EmployeeBlocked(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements BlockEvent {}

    /** The block was lifted; the person may work again from that day. */
    record EmployeeUnblocked(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements BlockEvent {}
}
