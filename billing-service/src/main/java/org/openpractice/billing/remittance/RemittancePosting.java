package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.billing.claim.Claims;
import org.openpractice.billing.ledger.Journal;
import org.openpractice.billing.ledger.Ledger;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.billing.RemittanceEvent;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;

/**
 * Posts what a reader brings, in the current transaction, batch by batch: what a batch brought into memory is forgotten with
 * it, so memory does not grow with the file.
 *
 * <p>The ledger sees one payment as: payments received and provider adjustments against the clearing account, then from the
 * clearing account each matched claim's receivable, and what could not be matched as unapplied; what had waited and is
 * posted now goes from there to its claim's receivable. The clearing account is
 * zero afterward because the transaction balances.
 */
@ApplicationScoped
class RemittancePosting {

    private static final int BATCH = 500;

    private final RemittanceRows rows;
    private final EntityManager entities;
    private final Claims claims;
    private final ClaimEvidence evidence;
    private final ApplyAnswers applyAnswers;
    private final Ledger ledger;
    private final Outbox outbox;

    RemittancePosting(
            RemittanceRows rows,
            EntityManager entities,
            Claims claims,
            ClaimEvidence evidence,
            ApplyAnswers applyAnswers,
            Ledger ledger,
            Outbox outbox) {
        this.rows = rows;
        this.entities = entities;
        this.claims = claims;
        this.evidence = evidence;
        this.applyAnswers = applyAnswers;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * What became of a file's payments.
     *
     * @param alreadyPosted the first of those that were left alone
     * @param notes those among them that were posted before with other content
     */
    record Result(int posted, List<UUID> alreadyPosted, List<String> notes) {}

    /** @param contents digests of the file's transactions in their order */
    Result post(UUID fileId, RemittanceReader reader, List<String> contents) throws IOException {
        int posted = 0;
        var alreadyPosted = new ArrayList<UUID>();
        var notes = new ArrayList<String>();
        var group = evidence.ofGroup();
        var content = contents.iterator();
        for (var opened = reader.nextTransaction(); opened != null; opened = reader.nextTransaction()) {
            var id = Ids.next();
            var digest = content.next();
            if (rows.open(id, fileId, opened, digest)) {
                postTransaction(new Remitted(id, opened, group.about(opened)), reader);
                posted++;
            } else if (alreadyPosted.size() < RemittanceFiles.SHOWN) {
                var before = rows.sameAs(opened, digest);
                alreadyPosted.add(before.id());
                if (!before.saysTheSame()) {
                    notes.add("The payment with trace number " + opened.trace() + " of "
                            + opened.paid().amount() + " from " + opened.paymentDate()
                            + " was posted before with other claims or amounts; it was left alone. Compare it with remittance "
                            + before.id() + " and ask the payer which is right.");
                }
            }
        }
        return new Result(posted, alreadyPosted, notes);
    }

    /** A remittance that is being posted. */
    private record Remitted(UUID id, Opened opened, RecordedEvidence evidence) {}

    private void postTransaction(Remitted remitted, RemittanceReader reader) throws IOException {
        var payments = new ArrayList<ClaimPayment>(BATCH);
        var adjustments = new ArrayList<ProviderAdjustment>();
        var unapplied = Money.ZERO;
        while (true) {
            switch (reader.next()) {
                case ClaimPayment payment -> {
                    payments.add(payment);
                    if (payments.size() == BATCH) {
                        unapplied = unapplied.plus(postClaims(remitted, payments));
                        payments.clear();
                    }
                }
                case ProviderAdjustment adjustment -> {
                    adjustments.add(adjustment);
                    if (adjustments.size() == BATCH) {
                        rows.insertAdjustments(remitted.id(), adjustments);
                        adjustments.clear();
                    }
                }
                case Closed closed -> {
                    unapplied = unapplied.plus(postClaims(remitted, payments));
                    rows.insertAdjustments(remitted.id(), adjustments);
                    close(remitted.id(), closed, unapplied);
                    return;
                }
                case Opened opened -> throw unclosed();
                case null -> throw unclosed();
            }
        }
    }

    private static IllegalStateException unclosed() {
        return new IllegalStateException("A transaction ends with its totals");
    }

    /** What the payments paid that belong to no claim, for now. */
    private Money postClaims(Remitted remitted, List<ClaimPayment> payments) {
        if (payments.isEmpty()) {
            return Money.ZERO;
        }
        var about = claims.lockByControlNumber(
                payments.stream().map(ClaimPayment::patientControlNumber).collect(Collectors.toSet()));
        remitted.evidence().patients(evidence.patientsOf(about));
        var matching = new PaymentMatching(
                remitted.evidence(),
                remitted.id(),
                remitted.opened().payerIdentifier(),
                about,
                rows.standing(about),
                rows.waiting(about));
        payments.forEach(matching::post);
        var bookings = applyAnswers.apply(matching.effects(), remitted.id());
        entities.flush();
        rows.insertPayments(remitted.id(), matching.posted());
        rows.resolve(matching.resolved(), remitted.opened().payerName(), null, null);
        rows.waitFor(matching.reasons());
        ledger.book(bookings);
        entities.clear();
        return Money.sum(matching.posted().stream()
                .filter(PostedPayment::isUnmatched)
                .map(payment -> payment.stated().paid())
                .toList());
    }

    private void close(UUID id, Closed closed, Money unapplied) {
        var opened = closed.opened();
        var totals = closed.totals();
        var received = Journal.draft()
                .debit(PostingRole.PAYMENTS_RECEIVED, opened.paid())
                .debit(PostingRole.PROVIDER_ADJUSTMENTS, totals.providerAdjustments())
                .credit(PostingRole.REMITTANCE_CLEARING, totals.claimsPaid());
        var unmatched = Journal.draft()
                .debit(PostingRole.REMITTANCE_CLEARING, unapplied)
                .credit(PostingRole.UNAPPLIED_PAYMENTS, unapplied);
        var subject = Ledger.Subject.remittance(id);
        ledger.book(List.of(
                new Ledger.Booking(subject, null, received.balanced()),
                new Ledger.Booking(subject, null, unmatched.balanced())));
        int waiting = rows.waitingIn(id);
        rows.close(id, closed, waiting);
        outbox.append(new RemittanceEvent.RemittancePosted(
                id, opened.paymentDate(), opened.paid(), totals.claims(), waiting));
    }
}
