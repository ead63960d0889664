package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.billing.claim.Claim;
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
 * clearing account each matched claim's receivable, and what could not be matched as unapplied. The clearing account is
 * zero afterward because the transaction balances.
 */
@ApplicationScoped
class RemittancePosting {

    private static final int BATCH = 500;

    private final RemittanceRows rows;
    private final EntityManager entities;
    private final Claims claims;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    RemittancePosting(
            RemittanceRows rows, EntityManager entities, Claims claims, Ledger ledger, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.entities = entities;
        this.claims = claims;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What became of a file's payments.
     *
     * @param alreadyPosted the first of those that were left alone
     */
    record Result(int posted, List<UUID> alreadyPosted) {}

    Result post(UUID fileId, RemittanceReader reader) throws IOException {
        int posted = 0;
        var alreadyPosted = new ArrayList<UUID>();
        for (var opened = reader.nextTransaction(); opened != null; opened = reader.nextTransaction()) {
            var id = Ids.next();
            if (rows.open(id, fileId, opened)) {
                postTransaction(id, reader);
                posted++;
            } else {
                if (alreadyPosted.size() < RemittanceFiles.SHOWN) {
                    alreadyPosted.add(rows.sameAs(opened));
                }
            }
        }
        return new Result(posted, alreadyPosted);
    }

    private void postTransaction(UUID id, RemittanceReader reader) throws IOException {
        var payments = new ArrayList<ClaimPayment>(BATCH);
        var adjustments = new ArrayList<ProviderAdjustment>();
        var unapplied = Unapplied.NONE;
        while (true) {
            switch (reader.next()) {
                case ClaimPayment payment -> {
                    payments.add(payment);
                    if (payments.size() == BATCH) {
                        unapplied = unapplied.plus(postClaims(id, payments));
                        payments.clear();
                    }
                }
                case ProviderAdjustment adjustment -> {
                    adjustments.add(adjustment);
                    if (adjustments.size() == BATCH) {
                        rows.insertAdjustments(id, adjustments);
                        adjustments.clear();
                    }
                }
                case Closed closed -> {
                    unapplied = unapplied.plus(postClaims(id, payments));
                    rows.insertAdjustments(id, adjustments);
                    close(id, closed, unapplied);
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

    /** Claim payments that wait for a person. */
    private record Unapplied(int claims, Money paid) {
        static final Unapplied NONE = new Unapplied(0, Money.ZERO);

        Unapplied plus(List<PostedPayment> posted) {
            var waiting = posted.stream().filter(PostedPayment::isUnmatched).toList();
            return new Unapplied(
                    claims + waiting.size(),
                    paid.plus(Money.sum(waiting.stream()
                            .map(payment -> payment.stated().paid())
                            .toList())));
        }
    }

    private List<PostedPayment> postClaims(UUID id, List<ClaimPayment> payments) {
        if (payments.isEmpty()) {
            return List.of();
        }
        var paid = claims.lockByControlNumber(
                payments.stream().map(ClaimPayment::patientControlNumber).collect(Collectors.toSet()));
        var posted = PaymentMatching.match(payments, paid, rows.standing(takenBack(payments, paid)));
        var today = LocalDate.now(clock);
        var bookings = new ArrayList<Ledger.Booking>();
        for (var payment : posted) {
            payment.movedClaim().ifPresent(claim -> {
                payment.applyTo(claim, id, today).forEach(outbox::append);
                bookings.add(new Ledger.Booking(Ledger.Subject.remittance(id), claim.id(), payment.journal()));
            });
        }
        entities.flush();
        rows.insertPayments(id, posted);
        ledger.book(bookings);
        entities.clear();
        return posted;
    }

    /** Claims of which a payment may be taken back. */
    private static List<UUID> takenBack(List<ClaimPayment> payments, List<Claim> claims) {
        var numbers = payments.stream()
                .filter(ClaimPayment::isReversal)
                .map(ClaimPayment::patientControlNumber)
                .collect(Collectors.toSet());
        return claims.stream()
                .filter(claim -> numbers.contains(claim.controlNumber()))
                .map(Claim::id)
                .toList();
    }

    private void close(UUID id, Closed closed, Unapplied unapplied) {
        var opened = closed.opened();
        var totals = closed.totals();
        var received = Journal.draft()
                .debit(PostingRole.PAYMENTS_RECEIVED, opened.paid())
                .debit(PostingRole.PROVIDER_ADJUSTMENTS, totals.providerAdjustments())
                .credit(PostingRole.REMITTANCE_CLEARING, totals.claimsPaid());
        var waiting = Journal.draft()
                .debit(PostingRole.REMITTANCE_CLEARING, unapplied.paid())
                .credit(PostingRole.UNAPPLIED_PAYMENTS, unapplied.paid());
        var subject = Ledger.Subject.remittance(id);
        ledger.book(List.of(
                new Ledger.Booking(subject, null, received.balanced()),
                new Ledger.Booking(subject, null, waiting.balanced())));
        rows.close(id, closed, unapplied.claims());
        outbox.append(new RemittanceEvent.RemittancePosted(
                id, opened.paymentDate(), opened.paid(), totals.claims(), unapplied.claims()));
    }
}
