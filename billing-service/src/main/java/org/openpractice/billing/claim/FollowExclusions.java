package org.openpractice.billing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.billing.provider.BillingBlock.Reason;
import org.openpractice.billing.provider.BillingBlocks;
import org.openpractice.contracts.compliance.ExclusionEvent;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionDismissed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionSuspected;
import org.openpractice.contracts.compliance.ExclusionEvent.ScreeningCleared;

/** What an excluded provider rendered is not billed (42 CFR 1001.1901(b)). */
@ApplicationScoped
public class FollowExclusions {

    private final BillingBlocks blocks;
    private final HoldClaims holdClaims;

    FollowExclusions(BillingBlocks blocks, HoldClaims holdClaims) {
        this.blocks = blocks;
        this.holdClaims = holdClaims;
    }

    public void follow(ExclusionEvent event, UUID eventId) {
        switch (event) {
            case ExclusionConfirmed confirmed -> {
                blocks.begin(
                        confirmed.employeeId(), Reason.EXCLUDED, confirmed.matchId(), confirmed.excludedOn(), eventId);
                holdClaims.reconsider(confirmed.employeeId(), eventId);
            }
            // Sent when no confirmed match of the person remains, whichever of them it names.
            case ExclusionLifted lifted -> {
                blocks.end(lifted.employeeId(), Reason.EXCLUDED, lifted.reinstatedOn());
                holdClaims.reconsider(lifted.employeeId(), eventId);
            }
            // A confirmation that was overturned: the person was never excluded, so nothing stays held for it.
            case ExclusionDismissed dismissed -> {
                blocks.annul(dismissed.employeeId(), Reason.EXCLUDED, dismissed.matchId());
                holdClaims.reconsider(dismissed.employeeId(), eventId);
            }
            case ExclusionSuspected _, ScreeningCleared _ -> {}
        }
    }
}
