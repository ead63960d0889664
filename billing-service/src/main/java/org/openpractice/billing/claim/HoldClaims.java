package org.openpractice.billing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.UUID;
import org.openpractice.billing.provider.BillingBlocks;
import org.openpractice.platform.outbox.Outbox;

/** Holds and releases the unsubmitted claims of a provider as blocks come, move and end. */
@ApplicationScoped
class HoldClaims {

    private final Claims claims;
    private final BillingBlocks blocks;
    private final Outbox outbox;

    HoldClaims(Claims claims, BillingBlocks blocks, Outbox outbox) {
        this.claims = claims;
        this.blocks = blocks;
        this.outbox = outbox;
    }

    /**
     * Brings every unsubmitted claim of the provider in line with the blocks. What is held already for a block that
     * stands stays as it is.
     *
     * @param becauseOfEventId the event that changed the blocks; the cause of a release
     */
    @Transactional(TxType.MANDATORY)
    public void reconsider(UUID employeeId, UUID becauseOfEventId) {
        var standing = blocks.of(employeeId);
        for (var claim : claims.lockUnsubmitted(employeeId)) {
            var covering = standing.stream()
                    .filter(block -> block.covers(claim.serviceDate()))
                    .min(Comparator.comparing(block -> block.reason()));
            if (covering.isEmpty()) {
                claim.release(becauseOfEventId).ifPresent(outbox::append);
            } else {
                claim.hold(covering.get()).ifPresent(outbox::append);
            }
        }
    }
}
