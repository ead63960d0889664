package org.openpractice.contracts.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.contracts.Money;

/** What happened to claims and remittances. Ids and amounts only: no patient, no diagnosis. */
public sealed interface BillingEvent extends DomainEvent {

    String TOPIC = "billing.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }

    /** A fact about one claim. */
    sealed interface AboutClaim extends BillingEvent {
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

    /** A fact about one remittance. */
    sealed interface AboutRemittance extends BillingEvent {
        UUID remittanceId();

        @Override
        default String aggregateType() {
            return "remittance";
        }

        @Override
        default UUID aggregateId() {
            return remittanceId();
        }
    }

    /** A visit became a claim. {@code renderingEmployeeId} is the provider's employee id. */
    record ClaimCreated(
            UUID claimId, UUID visitId, UUID renderingEmployeeId, UUID payerId, LocalDate serviceDate, Money charge)
            implements AboutClaim {}

    /** The claim will not go out until it is released; caused by {@code becauseOfEventId}. */
    record ClaimHeld(UUID claimId, UUID renderingEmployeeId, UUID becauseOfEventId) implements AboutClaim {}

    /** The hold ended; caused by {@code becauseOfEventId}. */
    record ClaimReleased(UUID claimId, UUID renderingEmployeeId, UUID becauseOfEventId) implements AboutClaim {}

    /** The claim went out in an 837P file. */
    record ClaimSubmitted(UUID claimId, UUID claimFileId, Money charge) implements AboutClaim {}

    /** A remittance paid the claim, in whole or in part. */
    record ClaimPaid(UUID claimId, UUID remittanceId, Money paid, Money patientResponsibility) implements AboutClaim {}

    /** A remittance denied the claim (CLP02 4). */
    record ClaimDenied(UUID claimId, UUID remittanceId) implements AboutClaim {}

    /** A payment was taken back (CLP02 22); {@code reversed} is the amount of the earlier payment. */
    record ClaimPaymentReversed(UUID claimId, UUID remittanceId, Money reversed) implements AboutClaim {}

    /**
     * A remittance answered a service of the claim: something of it was paid, or left to the patient. A line that a
     * second payer answers too is said again; whoever counts work counts it once.
     *
     * @param lineNumber place in the claim, from 1
     * @param renderingEmployeeId who the service is credited to
     * @param personallyPerformed whether that person performed it, rather than somebody under their supervision
     */
    record ServiceLinePosted(
            UUID claimId,
            int lineNumber,
            UUID renderingEmployeeId,
            UUID remittanceId,
            String procedureCode,
            List<String> modifiers,
            BigDecimal units,
            LocalDate serviceDate,
            LocalDate postedOn,
            boolean personallyPerformed)
            implements AboutClaim {}

    /** A payment that had answered the service was taken back (CLP02 22). */
    record ServiceLineTakenBack(
            UUID claimId, int lineNumber, UUID renderingEmployeeId, UUID remittanceId, LocalDate takenBackOn)
            implements AboutClaim {}

    /** One balanced 835 transaction was posted. */
    record RemittancePosted(UUID remittanceId, LocalDate paymentDate, Money paid, int claims, int unmatchedClaims)
            implements AboutRemittance {}
}
