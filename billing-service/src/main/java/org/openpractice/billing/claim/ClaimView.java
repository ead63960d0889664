package org.openpractice.billing.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * A claim.
 *
 * @param controlNumber CLM01
 * @param patientResponsibility what the payers left to the patient
 * @param writtenOff what contract and law took off the charge
 * @param owedByPayer what is left of the charge; negative when it is owed back
 * @param holdDetail what a claim file could not carry; null unless it is held for that
 * @param heldBecauseOfEventId the event that keeps it from going out; null unless it is held for one
 */
public record ClaimView(
        UUID id,
        String controlNumber,
        ClaimState state,
        @Nullable HoldReason holdReason,
        @Nullable String holdDetail,
        @Nullable UUID heldBecauseOfEventId,
        UUID visitId,
        UUID patientId,
        UUID payerId,
        UUID locationId,
        UUID renderingEmployeeId,
        LocalDate serviceDate,
        String placeOfService,
        @Nullable LocalDate admittedOn,
        List<String> diagnoses,
        List<Line> lines,
        Money charge,
        Money paid,
        Money patientResponsibility,
        Money writtenOff,
        Money owedByPayer,
        @Nullable UUID claimFileId,
        long version)
        implements Identified, Versioned {

    /** One service. */
    @Schema(name = "ClaimLineView")
    public record Line(
            String procedure,
            List<String> modifiers,
            @Nullable String description,
            BigDecimal units,
            Money charge,
            List<Integer> diagnosisPointers) {}

    public static ClaimView of(Claim claim) {
        return new ClaimView(
                claim.id(),
                claim.controlNumber(),
                claim.state(),
                claim.holdReason(),
                claim.holdDetail(),
                claim.heldBecauseOfEventId(),
                claim.visitId(),
                claim.patientId(),
                claim.payerId(),
                claim.locationId(),
                claim.renderingEmployeeId(),
                claim.serviceDate(),
                claim.placeOfService(),
                claim.admittedOn(),
                claim.diagnoses(),
                claim.lines().stream()
                        .map(line -> new Line(
                                line.procedure(),
                                line.modifiers(),
                                line.description(),
                                line.units(),
                                line.charge(),
                                line.diagnosisPointers()))
                        .toList(),
                claim.charge(),
                claim.paid(),
                claim.patientResponsibility(),
                claim.writtenOff(),
                claim.owedByPayer(),
                claim.claimFileId(),
                claim.version());
    }
}
