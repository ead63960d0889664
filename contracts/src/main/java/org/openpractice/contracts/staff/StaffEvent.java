package org.openpractice.contracts.staff;

import org.openpractice.contracts.DomainEvent;

/** What happened to the practice's structure and its people. */
public sealed interface StaffEvent extends DomainEvent permits LocationEvent, EmploymentEvent, BlockEvent, LoginEvent {

    String TOPIC = "staff.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }
}
