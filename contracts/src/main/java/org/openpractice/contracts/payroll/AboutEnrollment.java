package org.openpractice.contracts.payroll;

import java.util.UUID;
import org.openpractice.contracts.DomainEvent;

/** A fact about one person on the payroll, of whatever feature: all of them keep their order. */
interface AboutEnrollment extends DomainEvent {

    UUID employeeId();

    @Override
    default String aggregateType() {
        return "enrollment";
    }

    @Override
    default UUID aggregateId() {
        return employeeId();
    }
}
