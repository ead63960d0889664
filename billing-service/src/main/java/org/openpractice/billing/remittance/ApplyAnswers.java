package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.ClaimState;
import org.openpractice.billing.ledger.Journal;
import org.openpractice.billing.ledger.Ledger;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.billing.provider.BusinessDay;
import org.openpractice.billing.remittance.PaymentMatching.Effect;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.platform.outbox.Outbox;

/** Does to claims what payers' answers do to them: the claim moves, its facts are told, its receivable is booked. */
@ApplicationScoped
class ApplyAnswers {

    private final Outbox outbox;
    private final BusinessDay businessDay;

    ApplyAnswers(Outbox outbox, BusinessDay businessDay) {
        this.outbox = outbox;
        this.businessDay = businessDay;
    }

    /**
     * Applies them in their order.
     *
     * @param remittanceId the remittance that causes them, unless a payment waited with another one
     * @return what is to be booked
     */
    List<Ledger.Booking> apply(List<Effect> effects, UUID remittanceId) {
        var bookings = new ArrayList<Ledger.Booking>(effects.size());
        var today = businessDay.ofGroup();
        for (var effect : effects) {
            var claim = effect.claim();
            var waitedIn = effect.waitedIn();
            var cause = waitedIn == null ? remittanceId : waitedIn;
            var moved = claim.settle(effect.paid(), effect.outcome());
            for (var event : facts(effect, cause, moved, today)) {
                outbox.append(event);
            }
            bookings.add(new Ledger.Booking(
                    Ledger.Subject.remittance(cause),
                    claim.id(),
                    journal(
                            moved,
                            waitedIn == null ? PostingRole.REMITTANCE_CLEARING : PostingRole.UNAPPLIED_PAYMENTS)));
        }
        return bookings;
    }

    static List<BillingEvent> facts(Effect effect, UUID remittanceId, Claim.Moved moved, LocalDate today) {
        var claim = effect.claim();
        var answer = effect.answer();
        var facts = new ArrayList<BillingEvent>();
        if (effect.takenBack()) {
            facts.add(claim.paymentReversed(remittanceId, moved));
            facts.addAll(claim.linesTakenBack(remittanceId, answer.answeredLines(), today));
        } else if (!answer.isDenial()) {
            facts.add(claim.paid(remittanceId, moved));
            facts.addAll(claim.linesPosted(remittanceId, answer.answeredLines(), today));
        } else if (claim.state() == ClaimState.DENIED) {
            facts.add(claim.denied(remittanceId));
        } else if (!moved.isNothing()) {
            facts.add(claim.paid(remittanceId, moved));
        }
        return facts;
    }

    /** Moves the claim's receivable. */
    static Journal journal(Claim.Moved moved, PostingRole from) {
        return Journal.draft()
                .debit(from, moved.paid())
                .debit(PostingRole.CONTRACTUAL_ADJUSTMENTS, moved.writtenOff())
                .debit(PostingRole.RECEIVABLE_FROM_PATIENT, moved.patientResponsibility())
                .credit(
                        PostingRole.RECEIVABLE_FROM_PAYER,
                        moved.paid().plus(moved.writtenOff()).plus(moved.patientResponsibility()))
                .balanced();
    }
}
