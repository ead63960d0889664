package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.Claims;
import org.openpractice.billing.ledger.Ledger;
import org.openpractice.billing.payer.Payers;
import org.openpractice.billing.remittance.Answer.Decided;
import org.openpractice.billing.remittance.PaymentMatching.Resolved;
import org.openpractice.billing.remittance.PaymentMatching.Waiting;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.tenancy.GroupLock;

/**
 * What a person does about claim payments that wait: applies one to a claim, sets one aside, or says who a payer is.
 *
 * <p>Refuses: {@link RemittanceProblem#PAYMENT_NOT_WAITING}, {@link RemittanceProblem#PAYMENT_NOT_APPLICABLE}.
 */
@ApplicationScoped
class ResolvePayment {

    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    /**
     * The claim to apply a payment to, and what the person decides about the rest of the charge.
     *
     * @param contractual what is written off because of this payment; of a reversal negative
     * @param patientResponsibility by how much what the patient owes rises because of it; of a reversal negative
     * @param note why it is for that claim
     */
    @Schema(name = "ApplyPaymentRequest")
    record ApplyRequest(
            @NotNull UUID claimId,
            @NotNull Money contractual,
            @NotNull Money patientResponsibility,
            @NotBlank @Size(max = 500) String note) {}

    /** @param note why it is for no claim, and what becomes of the money */
    @Schema(name = "SetPaymentAsideRequest")
    record SetAsideRequest(@NotBlank @Size(max = 500) String note) {}

    private final RemittanceRows rows;
    private final RecordedPayments payments;
    private final RemittanceIdentifiers identifiers;
    private final ClaimEvidence evidence;
    private final ApplyAnswers applyAnswers;
    private final Claims claims;
    private final Payers payers;
    private final Ledger ledger;
    private final Actor actor;
    private final Audit audit;

    ResolvePayment(
            RemittanceRows rows,
            RecordedPayments payments,
            RemittanceIdentifiers identifiers,
            ClaimEvidence evidence,
            ApplyAnswers applyAnswers,
            Claims claims,
            Payers payers,
            Ledger ledger,
            Actor actor,
            Audit audit) {
        this.rows = rows;
        this.payments = payments;
        this.identifiers = identifiers;
        this.evidence = evidence;
        this.applyAnswers = applyAnswers;
        this.claims = claims;
        this.payers = payers;
        this.ledger = ledger;
        this.actor = actor;
        this.audit = audit;
    }

    /** Applies a payment that waits to a claim that has gone out. */
    @Transactional
    RecordedPayment apply(UUID id, ApplyRequest request) {
        // Claims before payments, as posting locks them.
        var claim = claims.findByIdOptional(request.claimId(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> RemittanceProblem.PAYMENT_NOT_APPLICABLE.because(
                        "claimId names no claim of the practice group; take an id from GET /claims"));
        var waiting = waiting(id);
        requireApplicable(waiting, claim, request);
        var matching = new PaymentMatching(
                Evidence.NONE,
                waiting.remittanceId(),
                waiting.payer(),
                List.of(claim),
                rows.standing(List.of(claim)),
                rows.waiting(List.of(claim)));
        var decided = new Decided(request.contractual(), request.patientResponsibility());
        matching.decide(waiting, claim, decided);
        settle(matching, waiting.remittanceId(), request.note(), decided);
        audit.record(Verb.APPLIED, "claim-payment", id);
        return payments.get(id);
    }

    /** Takes a payment out of the queue; its money stays among the unapplied payments, owed to the payer. */
    @Transactional
    RecordedPayment setAside(UUID id, SetAsideRequest request) {
        var waiting = waiting(id);
        rows.resolve(List.of(new Resolved(waiting, Resolution.SET_ASIDE, null)), actor.name(), request.note(), null);
        audit.record(Verb.DECIDED, "claim-payment", id);
        return payments.get(id);
    }

    /**
     * Says under which identifiers a payer pays, and posts what had waited because nobody had said so.
     *
     * @return how many payments were posted
     */
    @Transactional
    int identify(UUID payerId, List<String> wanted) {
        payers.get(payerId);
        GroupLock.hold(payers.getEntityManager(), "remittance-identifiers:" + payerId);
        identifiers.replace(payerId, wanted);
        audit.record(Verb.CHANGED, "payer", payerId);
        int posted = 0;
        var group = evidence.ofGroup().about(null);
        var next = rows.waitingForPayer(wanted, FIRST, BATCH);
        while (!next.isEmpty()) {
            var numbers = new HashSet<String>();
            next.forEach(waiting -> numbers.add(waiting.stated().patientControlNumber()));
            var about = claims.lockByControlNumber(numbers);
            var matching = new PaymentMatching(group, FIRST, "", about, rows.standing(about), rows.waiting(about));
            next.forEach(matching::retry);
            posted += matching.resolved().size();
            settle(matching, FIRST, null, null);
            next = rows.waitingForPayer(wanted, next.getLast().id(), BATCH);
        }
        return posted;
    }

    private void settle(PaymentMatching matching, UUID remittanceId, @Nullable String note, @Nullable Decided decided) {
        var bookings = applyAnswers.apply(matching.effects(), remittanceId);
        claims.flush();
        rows.resolve(matching.resolved(), actor.name(), note, decided);
        rows.waitFor(matching.reasons());
        ledger.book(bookings);
    }

    private Waiting waiting(UUID id) {
        if (payments.count("id", id) == 0) {
            throw PlatformProblem.notFound();
        }
        return rows.lockWaiting(id)
                .orElseThrow(
                        () -> RemittanceProblem.PAYMENT_NOT_WAITING.because(
                                "it was posted to a claim or resolved before; GET /unmatched-claim-payments lists those that wait"));
    }

    private static void requireApplicable(Waiting waiting, Claim claim, ApplyRequest request) {
        if (claim.state().isUnsubmitted()) {
            throw RemittanceProblem.PAYMENT_NOT_APPLICABLE.because(
                    "claim " + claim.controlNumber() + " has not gone out; submit it first");
        }
        if (!waiting.stated().status().isPosted()) {
            throw RemittanceProblem.PAYMENT_NOT_APPLICABLE.because("a payment with claim status "
                    + waiting.stated().status().code() + " pays nothing and leaves nothing to anybody; set it aside");
        }
        boolean reversal = waiting.stated().isReversal();
        if (isAgainst(reversal, request.contractual()) || isAgainst(reversal, request.patientResponsibility())) {
            throw RemittanceProblem.PAYMENT_NOT_APPLICABLE.because(
                    reversal
                            ? "a reversal takes back: give contractual and patientResponsibility as zero or negative amounts"
                            : "give contractual and patientResponsibility as zero or positive amounts");
        }
        var moved = waiting.stated().paid().plus(request.contractual()).plus(request.patientResponsibility());
        var owed = claim.owedByPayer();
        if (reversal ? owed.minus(moved).compareTo(claim.charge()) > 0 : moved.compareTo(owed) > 0) {
            throw RemittanceProblem.PAYMENT_NOT_APPLICABLE.because(
                    "payment, contractual and patientResponsibility come to "
                            + moved.amount() + ", the payer still owes " + owed.amount() + " of "
                            + claim.charge().amount() + " charged");
        }
    }

    private static boolean isAgainst(boolean reversal, Money amount) {
        return reversal ? amount.isPositive() : amount.isNegative();
    }
}
