package org.openpractice.contracts.billing;

import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;

/** What happened to remittances. */
public sealed interface RemittanceEvent extends BillingEvent {

    UUID remittanceId();

    @Override
    default String aggregateType() {
        return "remittance";
    }

    @Override
    default UUID aggregateId() {
        return remittanceId();
    }

    /** One balanced 835 transaction was posted. */
    record RemittancePosted(UUID remittanceId, LocalDate paymentDate, Money paid, int claims, int unmatchedClaims)
            implements RemittanceEvent {}
}
