package org.openpractice.contracts.payroll;

import java.util.UUID;
import org.openpractice.contracts.DomainEvent;

/** A fact about one pay run, of whatever feature: all of them keep their order. */
interface AboutPayRun extends DomainEvent {

    UUID payRunId();

    @Override
    default String aggregateType() {
        return "pay-run";
    }

    @Override
    default UUID aggregateId() {
        return payRunId();
    }
}
