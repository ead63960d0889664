package org.openpractice.contracts.billing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/** The life of a claim. Ids and amounts only: no patient, no diagnosis. */
public sealed interface ClaimEvent extends BillingEvent, AboutClaim {

    /** A visit became a claim. {@code renderingEmployeeId} is the provider's employee id. */
    record ClaimCreated(
            UUID claimId, UUID visitId, UUID renderingEmployeeId, UUID payerId, LocalDate serviceDate, Money charge)
            implements ClaimEvent {}

    /**
     * The claim will not go out until it is released; caused by {@code becauseOfEventId}, which is null when a claim file could
     * not carry it: then it goes out with the first that can.
     */
    record ClaimHeld(
            UUID claimId,
            UUID renderingEmployeeId,
            @Nullable UUID becauseOfEventId) implements ClaimEvent {}

    /** The hold ended; caused by {@code becauseOfEventId}. */
    record ClaimReleased(UUID claimId, UUID renderingEmployeeId, UUID becauseOfEventId) implements ClaimEvent {}

    /** The claim went out in an 837P file. */
    record ClaimSubmitted(UUID claimId, UUID claimFileId, Money charge) implements ClaimEvent {}

    /**
     * A remittance paid the claim, in whole or in part.
     *
     * @param patientResponsibility by how much what is left to the patient changed; negative when a later payer took it over
     */
    record ClaimPaid(UUID claimId, UUID remittanceId, Money paid, Money patientResponsibility) implements ClaimEvent {}

    /** A remittance denied the claim: nothing is paid, and no payer had paid before. */
    record ClaimDenied(UUID claimId, UUID remittanceId) implements ClaimEvent {}

    /** A payment was taken back (CLP02 22); {@code reversed} is the amount of the earlier payment. */
    record ClaimPaymentReversed(UUID claimId, UUID remittanceId, Money reversed) implements ClaimEvent {}
}
