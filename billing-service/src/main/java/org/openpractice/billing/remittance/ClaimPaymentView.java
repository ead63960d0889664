package org.openpractice.billing.remittance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * What a remittance says about one claim.
 *
 * @param claimId the claim it was matched to; null in the unmatched queue
 * @param unmatchedReason why it was not matched when it came; null when it was
 * @param reversesId the earlier payment that this one takes back
 * @param resolution what became of it when it had waited; null while it waits, and when it never did
 * @param resolvedBy who resolved it: a person, or the payer whose remittance did
 * @param note what the person noted
 * @param segment ordinal of its CLP in the file
 */
record ClaimPaymentView(
        UUID id,
        UUID remittanceId,
        @Nullable UUID claimId,
        @Nullable UnmatchedReason unmatchedReason,
        @Nullable UUID reversesId,
        @Nullable Resolution resolution,
        @Nullable String resolvedBy,
        @Nullable String note,
        long segment,
        String patientControlNumber,
        ClaimStatus status,
        Money charge,
        Money paid,
        Money patientResponsibility,
        String payerControlNumber) {}
