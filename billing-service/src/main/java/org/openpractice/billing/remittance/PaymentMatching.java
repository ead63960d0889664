package org.openpractice.billing.remittance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.contracts.Money;

/**
 * Says which claim each payment of a remittance is for. A payment is for the submitted claim with its control number and its
 * charge; a reversal also needs the payment that it takes back: of that claim, of that amount, standing, and of several the
 * first. What is not for a claim waits for a person.
 *
 * <p>The answer depends on what is given alone: posting a remittance in other batches matches it alike.
 */
final class PaymentMatching {

    private final Map<String, Claim> claims;
    private final Map<Takeable, Queue<UUID>> standing = new HashMap<>();

    private PaymentMatching(Collection<Claim> claims, Collection<StandingPayment> standing) {
        this.claims = claims.stream().collect(Collectors.toMap(Claim::controlNumber, Function.identity()));
        standing.forEach(payment -> stands(payment.claimId(), payment.paid(), payment.id()));
    }

    /** What a payment is for. */
    sealed interface Match {}

    /** @param takesBack the earlier payment that a reversal takes back; null for every other payment */
    record Matched(Claim claim, @Nullable UUID takesBack) implements Match {}

    record Unmatched(UnmatchedReason reason) implements Match {}

    /** A payment of a claim that was posted and not taken back. */
    record StandingPayment(UUID id, UUID claimId, Money paid) {}

    private record Takeable(UUID claimId, Money paid) {}

    /**
     * Matches payments in their order.
     *
     * @param claims those with the payments' control numbers
     * @param standing what stands of the claims that are taken back, in the order in which it was posted
     */
    static List<PostedPayment> match(
            List<ClaimPayment> payments, Collection<Claim> claims, Collection<StandingPayment> standing) {
        var matching = new PaymentMatching(claims, standing);
        var posted = new ArrayList<PostedPayment>(payments.size());
        for (var payment : payments) {
            var next = PostedPayment.of(payment, matching.match(payment));
            if (!payment.isReversal()) {
                next.movedClaim().ifPresent(claim -> matching.stands(claim.id(), payment.paid(), next.id()));
            }
            posted.add(next);
        }
        return posted;
    }

    private Match match(ClaimPayment payment) {
        var claim = claims.get(payment.patientControlNumber());
        if (claim == null) {
            return new Unmatched(UnmatchedReason.UNKNOWN_CONTROL_NUMBER);
        }
        if (claim.state().isUnsubmitted()) {
            return new Unmatched(UnmatchedReason.NOT_SUBMITTED);
        }
        if (!claim.charge().equals(payment.isReversal() ? payment.charge().negated() : payment.charge())) {
            return new Unmatched(UnmatchedReason.CHARGE_DIFFERS);
        }
        if (!payment.isReversal()) {
            return new Matched(claim, null);
        }
        return take(claim.id(), payment.paid().negated())
                .<Match>map(taken -> new Matched(claim, taken))
                .orElseGet(() -> new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    private void stands(UUID claimId, Money paid, UUID paymentId) {
        standing.computeIfAbsent(new Takeable(claimId, paid), key -> new ArrayDeque<>())
                .add(paymentId);
    }

    private Optional<UUID> take(UUID claimId, Money paid) {
        return Optional.ofNullable(standing.get(new Takeable(claimId, paid))).map(Queue::poll);
    }
}
