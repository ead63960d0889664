package org.openpractice.billing.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.provider.BillingBlock;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * A claim.
 *
 * @param controlNumber CLM01
 * @param heldBecauseOfEventId the event that keeps it from going out; null unless HELD
 */
public record ClaimView(
        UUID id,
        String controlNumber,
        ClaimState state,
        BillingBlock.@Nullable Reason holdReason,
        @Nullable UUID heldBecauseOfEventId,
        UUID visitId,
        UUID patientId,
        UUID payerId,
        UUID locationId,
        UUID renderingEmployeeId,
        LocalDate serviceDate,
        String placeOfService,
        List<String> diagnoses,
        List<Line> lines,
        Money charge,
        Money paid,
        Money patientResponsibility,
        @Nullable UUID claimFileId,
        long version)
        implements Identified, Versioned {

    /** One service. */
    @Schema(name = "ClaimLineView")
    public record Line(
            String procedure,
            List<String> modifiers,
            BigDecimal units,
            Money charge,
            List<Integer> diagnosisPointers) {}

    public static ClaimView of(Claim claim) {
        return new ClaimView(
                claim.id(),
                claim.controlNumber(),
                claim.state(),
                claim.holdReason(),
                claim.heldBecauseOfEventId(),
                claim.visitId(),
                claim.patientId(),
                claim.payerId(),
                claim.locationId(),
                claim.renderingEmployeeId(),
                claim.serviceDate(),
                claim.placeOfService(),
                claim.diagnoses(),
                claim.lines().stream()
                        .map(line -> new Line(
                                line.procedure(),
                                line.modifiers(),
                                line.units(),
                                line.charge(),
                                line.diagnosisPointers()))
                        .toList(),
                claim.charge(),
                claim.paid(),
                claim.patientResponsibility(),
                claim.claimFileId(),
                claim.version());
    }
}
