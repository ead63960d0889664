package org.openpractice.billing.remittance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;

/**
 * One posted payment with its totals.
 *
 * @param segment ordinal of its BPR in the file
 * @param paid BPR02
 * @param claims number of claim payments
 * @param unmatchedClaims how many of them wait in the unmatched queue
 * @param charged sum of CLP03
 * @param claimsPaid sum of CLP04
 * @param contractual sum of the adjustments that were written off
 * @param patientResponsibility sum of the adjustments that the patient owes
 * @param providerAdjustments sum of the PLB amounts; negative ones raised the payment
 * @param notes oddities that do not keep it from being posted
 */
record RemittanceView(
        UUID id,
        UUID fileId,
        String setControl,
        long segment,
        String payerIdentifier,
        String payerName,
        String payeeIdentifier,
        String trace,
        String method,
        LocalDate paymentDate,
        Money paid,
        int claims,
        int unmatchedClaims,
        Money charged,
        Money claimsPaid,
        Money contractual,
        Money patientResponsibility,
        Money providerAdjustments,
        List<String> notes,
        Instant postedAt) {}
