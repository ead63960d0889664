package org.openpractice.billing.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.ledger.Journal;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.billing.remittance.PaymentMatching.Match;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.PaymentMatching.Unmatched;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Line;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.platform.ids.Ids;

/**
 * A claim payment with what it is for, and so what it does to its claim and to the ledger.
 *
 * @param stated as the payer stated it
 */
record PostedPayment(UUID id, ClaimPayment stated, Match match) {

    static PostedPayment of(ClaimPayment stated, Match match) {
        return new PostedPayment(Ids.next(), stated, match);
    }

    /** The claim whose balance it moves; empty when it waits for a person, or states nothing that is owed. */
    Optional<Claim> movedClaim() {
        return match instanceof Matched matched && stated.status().isPosted()
                ? Optional.of(matched.claim())
                : Optional.empty();
    }

    boolean isUnmatched() {
        return match instanceof Unmatched;
    }

    /** Does to the claim what the payer did; returns the facts. */
    List<BillingEvent> applyTo(Claim claim, UUID remittanceId, LocalDate today) {
        var events = new ArrayList<BillingEvent>();
        var paid = stated.paid();
        var patient = stated.adjusted(Adjustment.Disposition.PATIENT);
        switch (stated.status()) {
            case DENIED -> events.add(claim.deny(remittanceId, paid, patient));
            case REVERSAL -> {
                events.add(claim.reverse(remittanceId, paid, patient));
                events.addAll(claim.linesTakenBack(remittanceId, answeredLines(claim), today));
            }
            default -> {
                events.add(claim.pay(remittanceId, paid, patient));
                events.addAll(claim.linesPosted(remittanceId, answeredLines(claim), today));
            }
        }
        return events;
    }

    /**
     * Moves the claim's receivable. A denied claim's write-offs are not booked: until somebody has decided what to do about
     * the denial the payer owes it.
     */
    Journal journal() {
        var paid = stated.paid();
        var patient = stated.adjusted(Adjustment.Disposition.PATIENT);
        var contractual = stated.status() == ClaimStatus.DENIED
                ? Money.ZERO
                : stated.adjusted(Adjustment.Disposition.CONTRACTUAL);
        return Journal.draft()
                .debit(PostingRole.REMITTANCE_CLEARING, paid)
                .debit(PostingRole.CONTRACTUAL_ADJUSTMENTS, contractual)
                .debit(PostingRole.RECEIVABLE_FROM_PATIENT, patient)
                .credit(
                        PostingRole.RECEIVABLE_FROM_PAYER,
                        paid.plus(contractual).plus(patient))
                .balanced();
    }

    /**
     * Numbers of the claim's lines of which something is paid or left to the patient. A payer that does not give back every
     * line's number (REF*6R) has answered the claim as a whole.
     */
    private List<Integer> answeredLines(Claim claim) {
        var numbers = IntStream.rangeClosed(1, claim.lines().size()).boxed().toList();
        var known = numbers.stream().map(String::valueOf).collect(Collectors.toSet());
        var byLine = !stated.lines().isEmpty()
                && stated.lines().stream().map(Line::lineControl).allMatch(known::contains);
        if (byLine) {
            var answered = stated.lines().stream()
                    .filter(Line::isAnswered)
                    .map(Line::lineControl)
                    .collect(Collectors.toSet());
            return numbers.stream()
                    .filter(number -> answered.contains(String.valueOf(number)))
                    .toList();
        }
        var nothing = stated.paid().isZero()
                && stated.adjusted(Adjustment.Disposition.PATIENT).isZero();
        return nothing ? List.of() : numbers;
    }
}
