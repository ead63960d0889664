package org.openpractice.contracts.staff;

import java.util.UUID;
import org.openpractice.contracts.DomainEvent;

/** A fact about one person on the staff, of whatever feature: all of them keep their order. */
interface AboutEmployee extends DomainEvent {

    UUID employeeId();

    @Override
    default String aggregateType() {
        return "employee";
    }

    @Override
    default UUID aggregateId() {
        return employeeId();
    }
}
