package org.openpractice.billing.claim;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.provider.BillingBlock;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.billing.ClaimEvent;
import org.openpractice.contracts.billing.ServiceLineEvent;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/**
 * What a visit charges a payer.
 *
 * <p>READY goes out with the next claim file; HELD does not, until the event that caused the hold is undone or what a claim file
 * could not carry is corrected. SUBMITTED awaits a remittance. PAID is a claim to which a payer did anything but deny it, DENIED
 * one that every payer who answered denied, and SUBMITTED again one of which every answer was taken back.
 */
@Entity
public class Claim extends Aggregate {

    private String controlNumber;

    private UUID visitId;

    private UUID patientId;

    private UUID payerId;

    private UUID locationId;

    private UUID renderingEmployeeId;

    private LocalDate serviceDate;

    private String placeOfService;

    private @Nullable LocalDate admittedOn;

    private String diagnoses;

    @Column(name = "charge_cents")
    private Money charge;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    @Enumerated(EnumType.STRING)
    private @Nullable HoldReason holdReason;

    private @Nullable String holdDetail;

    private @Nullable UUID heldBecauseOfEventId;

    private @Nullable UUID claimFileId;

    @Column(name = "paid_cents")
    private Money paid;

    @Column(name = "patient_responsibility_cents")
    private Money patientResponsibility;

    @Column(name = "written_off_cents")
    private Money writtenOff;

    @SuppressWarnings("UnusedVariable") // lists ask for it
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "claim_line", joinColumns = @JoinColumn(name = "claim_id"))
    @OrderColumn(name = "line_number")
    @BatchSize(size = 100)
    private List<ClaimLine> lines;

    @SuppressWarnings("NullAway.Init")
    protected Claim() {}

    Claim(CreateClaim.Draft draft, String controlNumber, Instant createdAt) {
        super(Ids.next());
        this.controlNumber = controlNumber;
        this.visitId = draft.visitId();
        this.patientId = draft.patientId();
        this.payerId = draft.payerId();
        this.locationId = draft.locationId();
        this.renderingEmployeeId = draft.renderingEmployeeId();
        this.serviceDate = draft.serviceDate();
        this.placeOfService = draft.placeOfService();
        this.admittedOn = draft.admittedOn();
        this.diagnoses = String.join(",", draft.diagnoses());
        this.lines = new ArrayList<>(draft.lines());
        this.charge = Money.sum(draft.lines().stream().map(ClaimLine::charge).toList());
        this.state = ClaimState.READY;
        this.paid = Money.ZERO;
        this.patientResponsibility = Money.ZERO;
        this.writtenOff = Money.ZERO;
        this.createdAt = createdAt;
    }

    ClaimEvent.ClaimCreated created() {
        return new ClaimEvent.ClaimCreated(id(), visitId, renderingEmployeeId, payerId, serviceDate, charge);
    }

    /** Keeps the claim from going out; empty when it is held for that event already or has gone out. */
    Optional<ClaimEvent.ClaimHeld> hold(BillingBlock block) {
        if (!state.isUnsubmitted() || block.eventId().equals(heldBecauseOfEventId)) {
            return Optional.empty();
        }
        state = ClaimState.HELD;
        holdReason = HoldReason.of(block.reason());
        holdDetail = null;
        heldBecauseOfEventId = block.eventId();
        return Optional.of(new ClaimEvent.ClaimHeld(id(), renderingEmployeeId, block.eventId()));
    }

    /** Lets a held claim go out again; empty when it is not held. */
    Optional<ClaimEvent.ClaimReleased> release(UUID becauseOfEventId) {
        if (state != ClaimState.HELD) {
            return Optional.empty();
        }
        state = ClaimState.READY;
        holdReason = null;
        holdDetail = null;
        heldBecauseOfEventId = null;
        return Optional.of(new ClaimEvent.ClaimReleased(id(), renderingEmployeeId, becauseOfEventId));
    }

    /** Stays behind because a claim file cannot carry it, for that reason; empty when it was held for that already. */
    public Optional<ClaimEvent.ClaimHeld> leaveOut(String because) {
        requireSendable();
        if (because.equals(holdDetail)) {
            return Optional.empty();
        }
        state = ClaimState.HELD;
        holdReason = HoldReason.NOT_WRITABLE;
        holdDetail = because;
        return Optional.of(new ClaimEvent.ClaimHeld(id(), renderingEmployeeId, null));
    }

    private void requireSendable() {
        if (state != ClaimState.READY && holdReason != HoldReason.NOT_WRITABLE) {
            throw new IllegalStateException("Claim " + controlNumber + " is " + state);
        }
    }

    /** Goes out in that file. */
    public ClaimEvent.ClaimSubmitted submit(UUID fileId) {
        requireSendable();
        state = ClaimState.SUBMITTED;
        holdReason = null;
        holdDetail = null;
        claimFileId = fileId;
        return new ClaimEvent.ClaimSubmitted(id(), fileId, charge);
    }

    /**
     * How a claim stands with all that its payers have answered.
     *
     * @param writtenOff what contract and law take off the charge
     * @param patientResponsibility what is left to the patient
     */
    public record Outcome(Money writtenOff, Money patientResponsibility, ClaimState state) {}

    /**
     * By how much an answer moves a claim.
     *
     * @param paid negative when a payment is taken back
     * @param state whether it stands in another state than before
     */
    public record Moved(Money paid, Money writtenOff, Money patientResponsibility, boolean state) {

        public boolean isNothing() {
            return paid.isZero() && writtenOff.isZero() && patientResponsibility.isZero() && !state;
        }
    }

    /** An answer came or was taken back, and so the claim stands. */
    public Moved settle(Money amount, Outcome outcome) {
        var moved = new Moved(
                amount,
                outcome.writtenOff().minus(writtenOff),
                outcome.patientResponsibility().minus(patientResponsibility),
                outcome.state() != state);
        paid = paid.plus(amount);
        writtenOff = outcome.writtenOff();
        patientResponsibility = outcome.patientResponsibility();
        state = outcome.state();
        return moved;
    }

    /** The fact that a remittance paid it, in whole or in part. */
    public ClaimEvent.ClaimPaid paid(UUID remittanceId, Moved moved) {
        return new ClaimEvent.ClaimPaid(id(), remittanceId, moved.paid(), moved.patientResponsibility());
    }

    /** The fact that a remittance denied it. */
    public ClaimEvent.ClaimDenied denied(UUID remittanceId) {
        return new ClaimEvent.ClaimDenied(id(), remittanceId);
    }

    /** The fact that an earlier payment was taken back. */
    public ClaimEvent.ClaimPaymentReversed paymentReversed(UUID remittanceId, Moved moved) {
        return new ClaimEvent.ClaimPaymentReversed(
                id(), remittanceId, moved.paid().negated());
    }

    /**
     * A remittance answered these of its lines. Who rendered a visit is who saw the patient, so every line was performed
     * by that person.
     *
     * @param numbers lines, from 1
     */
    public List<BillingEvent> linesPosted(UUID remittanceId, List<Integer> numbers, LocalDate on) {
        return numbers.stream()
                .<BillingEvent>map(number -> {
                    var line = lines.get(number - 1);
                    return new ServiceLineEvent.ServiceLinePosted(
                            id(),
                            number,
                            renderingEmployeeId,
                            remittanceId,
                            line.procedure(),
                            line.modifiers(),
                            line.units(),
                            serviceDate,
                            on,
                            true);
                })
                .toList();
    }

    /** A payment that answered these of its lines was taken back. */
    public List<BillingEvent> linesTakenBack(UUID remittanceId, List<Integer> numbers, LocalDate on) {
        return numbers.stream()
                .<BillingEvent>map(number ->
                        new ServiceLineEvent.ServiceLineTakenBack(id(), number, renderingEmployeeId, remittanceId, on))
                .toList();
    }

    /** CLM01: what the payer calls the claim when it answers. */
    public String controlNumber() {
        return controlNumber;
    }

    public UUID visitId() {
        return visitId;
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID payerId() {
        return payerId;
    }

    public UUID locationId() {
        return locationId;
    }

    public UUID renderingEmployeeId() {
        return renderingEmployeeId;
    }

    public LocalDate serviceDate() {
        return serviceDate;
    }

    public String placeOfService() {
        return placeOfService;
    }

    /** When the patient was admitted; null where nobody is. */
    public @Nullable LocalDate admittedOn() {
        return admittedOn;
    }

    public List<String> diagnoses() {
        return Arrays.asList(diagnoses.split(","));
    }

    public Money charge() {
        return charge;
    }

    public ClaimState state() {
        return state;
    }

    public @Nullable HoldReason holdReason() {
        return holdReason;
    }

    /** What a claim file could not carry; null unless NOT_WRITABLE. */
    public @Nullable String holdDetail() {
        return holdDetail;
    }

    public @Nullable UUID heldBecauseOfEventId() {
        return heldBecauseOfEventId;
    }

    public @Nullable UUID claimFileId() {
        return claimFileId;
    }

    /** What the payer paid so far. */
    public Money paid() {
        return paid;
    }

    /** What the payer left to the patient so far. */
    public Money patientResponsibility() {
        return patientResponsibility;
    }

    /** What contract and law took off the charge so far. */
    public Money writtenOff() {
        return writtenOff;
    }

    /** What is left of the charge; negative when it is owed back. */
    public Money owedByPayer() {
        return charge.minus(paid).minus(writtenOff).minus(patientResponsibility);
    }

    public List<ClaimLine> lines() {
        return List.copyOf(lines);
    }
}
