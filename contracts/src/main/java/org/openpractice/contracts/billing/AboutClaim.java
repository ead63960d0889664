package org.openpractice.contracts.billing;

import java.util.UUID;
import org.openpractice.contracts.DomainEvent;

/** A fact about one claim, of whatever feature: all of them keep their order. */
interface AboutClaim extends DomainEvent {

    UUID claimId();

    @Override
    default String aggregateType() {
        return "claim";
    }

    @Override
    default UUID aggregateId() {
        return claimId();
    }
}
