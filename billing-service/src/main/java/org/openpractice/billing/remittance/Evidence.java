package org.openpractice.billing.remittance;

import java.util.Optional;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;

/**
 * What beside control number and amounts speaks for or against a payment being for a claim. A control number is six digits
 * long and every practice counts alike: number and charge alone prove little.
 */
interface Evidence {

    /** Nothing is known that could speak against a payment. */
    Evidence NONE = new Evidence() {
        @Override
        public Optional<UnmatchedReason> againstPayee() {
            return Optional.empty();
        }

        @Override
        public Optional<UnmatchedReason> againstPatient(ClaimPayment payment, Claim claim) {
            return Optional.empty();
        }

        @Override
        public Optional<UnmatchedReason> againstPayer(String payer, ClaimPayment payment, Claim claim) {
            return Optional.empty();
        }
    };

    /** Whether the remittance pays somebody else. */
    Optional<UnmatchedReason> againstPayee();

    /** Whether the payment is about another patient or another day than the claim. */
    Optional<UnmatchedReason> againstPatient(ClaimPayment payment, Claim claim);

    /**
     * Whether the claim was sent to another payer.
     *
     * @param payer as it identifies itself (TRN03)
     */
    Optional<UnmatchedReason> againstPayer(String payer, ClaimPayment payment, Claim claim);
}
