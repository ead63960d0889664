package org.openpractice.contracts.billing;

import org.openpractice.contracts.DomainEvent;

/** What happened to claims and remittances. Ids and amounts only: no patient, no diagnosis. */
public sealed interface BillingEvent extends DomainEvent permits ClaimEvent, ServiceLineEvent, RemittanceEvent {

    String TOPIC = "billing.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }
}
