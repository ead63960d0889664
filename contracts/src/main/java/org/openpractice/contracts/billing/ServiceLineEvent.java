package org.openpractice.contracts.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What payers answered to single services: who counts work counts these. */
public sealed interface ServiceLineEvent extends BillingEvent, AboutClaim {

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
            implements ServiceLineEvent {}

    /** A payment that had answered the service was taken back (CLP02 22). */
    record ServiceLineTakenBack(
            UUID claimId, int lineNumber, UUID renderingEmployeeId, UUID remittanceId, LocalDate takenBackOn)
            implements ServiceLineEvent {}
}
