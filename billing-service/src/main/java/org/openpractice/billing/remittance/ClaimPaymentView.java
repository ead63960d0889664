package org.openpractice.billing.remittance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * What a remittance says about one claim.
 *
 * @param claimId the claim it was matched to; null in the unmatched queue
 * @param unmatchedReason why it was not matched; null when it was
 * @param reversesId the earlier payment that this one takes back
 * @param segment ordinal of its CLP in the file
 */
record ClaimPaymentView(
        UUID id,
        UUID remittanceId,
        @Nullable UUID claimId,
        @Nullable UnmatchedReason unmatchedReason,
        @Nullable UUID reversesId,
        long segment,
        String patientControlNumber,
        ClaimStatus status,
        Money charge,
        Money paid,
        Money patientResponsibility,
        String payerControlNumber) {}
