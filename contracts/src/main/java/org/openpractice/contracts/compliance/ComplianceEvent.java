package org.openpractice.contracts.compliance;

import org.openpractice.contracts.DomainEvent;

/** What happened to obligations and to exclusion screening. */
public sealed interface ComplianceEvent extends DomainEvent permits ObligationEvent, ExclusionEvent {

    String TOPIC = "compliance.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }
}
