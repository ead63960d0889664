package org.openpractice.billing.remittance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.remittance.PaymentMatching.Match;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;

/**
 * A claim payment with what it is for.
 *
 * @param payer whose payment it is (TRN03)
 * @param stated as the payer stated it
 * @param resolution what became of it when it does not wait although it is for no claim; null otherwise
 */
record PostedPayment(
        UUID id,
        String payer,
        ClaimPayment stated,
        Match match,
        @Nullable Resolution resolution) {

    PostedPayment(UUID id, String payer, ClaimPayment stated, Match match) {
        this(
                id,
                payer,
                stated,
                match,
                match instanceof PaymentMatching.TakesBackWaiting ? Resolution.TAKEN_BACK : null);
    }

    PostedPayment matchedTo(Match other) {
        return new PostedPayment(id, payer, stated, other, null);
    }

    PostedPayment resolvedAs(Resolution became) {
        return new PostedPayment(id, payer, stated, match, became);
    }

    /** Whether its money belongs to no claim, for now. */
    boolean isUnmatched() {
        return !(match instanceof Matched);
    }
}
