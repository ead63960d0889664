package org.openpractice.contracts.payroll;

import org.openpractice.contracts.DomainEvent;

/** What happened to pay: who is enrolled, and each step of a pay run. */
public sealed interface PayrollEvent extends DomainEvent
        permits EnrollmentEvent, PayFlagEvent, PayRunEvent, JournalEvent {

    String TOPIC = "payroll.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }
}
