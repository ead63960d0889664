package org.openpractice.billing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.ControlNumbers;
import org.openpractice.billing.ledger.Journal;
import org.openpractice.billing.ledger.Ledger;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.billing.provider.BillingBlocks;
import org.openpractice.platform.outbox.Outbox;

/**
 * Makes the claim of a visit and books its charge. A claim whose provider is excluded on the date of service is made and
 * held at once: the work was done, and what becomes of it is decided when the exclusion is.
 */
@ApplicationScoped
public class CreateClaim {

    /** What a checked-out visit says. */
    public record Draft(
            UUID visitId,
            UUID patientId,
            UUID payerId,
            UUID locationId,
            UUID renderingEmployeeId,
            LocalDate serviceDate,
            String placeOfService,
            @Nullable LocalDate admittedOn,
            List<String> diagnoses,
            List<ClaimLine> lines) {}

    private final Claims claims;
    private final BillingBlocks blocks;
    private final ControlNumbers numbers;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    CreateClaim(
            Claims claims, BillingBlocks blocks, ControlNumbers numbers, Ledger ledger, Outbox outbox, Clock clock) {
        this.claims = claims;
        this.blocks = blocks;
        this.numbers = numbers;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The caller holds the provider's {@link BillingBlocks#lockProvider}. */
    @Transactional(TxType.MANDATORY)
    public Claim create(Draft draft) {
        var number = Long.toString(numbers.next(ControlNumbers.Kind.CLAIM));
        var claim = new Claim(draft, number, clock.instant());
        var created = claim.created();
        var held = blocks.covering(claim.renderingEmployeeId(), claim.serviceDate())
                .flatMap(claim::hold);
        claims.persist(claim);
        outbox.append(created);
        held.ifPresent(outbox::append);
        ledger.book(
                Ledger.Subject.claim(claim.id()),
                claim.id(),
                Journal.draft()
                        .debit(PostingRole.RECEIVABLE_FROM_PAYER, claim.charge())
                        .credit(PostingRole.SERVICE_REVENUE, claim.charge())
                        .balanced());
        return claim;
    }
}
