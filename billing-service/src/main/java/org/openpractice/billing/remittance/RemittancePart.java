package org.openpractice.billing.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.Position;
import org.openpractice.contracts.Money;

/** What a remittance file says, in its order, one piece at a time. */
public sealed interface RemittancePart {

    /**
     * A transaction begins: one payment, or one notice that there is none.
     *
     * @param setControl ST02
     * @param paid BPR02
     * @param method BPR04, such as ACH or CHK
     * @param paymentDate BPR16
     * @param trace TRN02: the payment's number
     * @param payerIdentifier TRN03: the payer's identifier (1 and its EIN)
     */
    record Opened(
            Position position,
            String setControl,
            Money paid,
            String method,
            LocalDate paymentDate,
            String trace,
            String payerIdentifier,
            String payerName,
            String payeeName,
            String payeeIdentifier)
            implements RemittancePart {}

    /**
     * One claim's payment; balanced in each of its lines and as a whole.
     *
     * @param patientControlNumber CLP01: the number the claim was sent with
     * @param charge CLP03
     * @param paid CLP04
     * @param patientResponsibility CLP05, zero when not given
     * @param payerControlNumber CLP07
     * @param adjustments those of the claim itself, without the lines'
     */
    record ClaimPayment(
            Position position,
            String patientControlNumber,
            ClaimStatus status,
            Money charge,
            Money paid,
            Money patientResponsibility,
            String payerControlNumber,
            List<Adjustment> adjustments,
            List<Line> lines)
            implements RemittancePart {

        /** Adjustments of the claim and of all its lines. */
        public List<Adjustment> allAdjustments() {
            var all = new ArrayList<>(adjustments);
            lines.forEach(line -> all.addAll(line.adjustments()));
            return all;
        }

        /** Sum of the amounts that go where {@code disposition} says. */
        public Money adjusted(Adjustment.Disposition disposition) {
            return Adjustment.total(allAdjustments().stream()
                    .filter(adjustment -> adjustment.disposition() == disposition)
                    .toList());
        }
    }

    /**
     * One service line of a claim.
     *
     * @param procedure SVC01: qualifier and code as adjudicated
     * @param lineControl REF*6R: the number the line was sent with; empty when not given
     * @param remarks remittance advice remark codes (LQ*HE)
     */
    record Line(
            Position position,
            String procedure,
            Money charge,
            Money paid,
            String lineControl,
            @Nullable LocalDate serviceDate,
            List<Adjustment> adjustments,
            List<String> remarks) {}

    /**
     * Money the payer added or kept back that belongs to no claim of this transaction (PLB).
     *
     * @param reason such as WO (overpayment recovery) or L6 (interest)
     * @param amount kept back; a negative amount raised the payment
     */
    record ProviderAdjustment(Position position, String reason, String reference, Money amount)
            implements RemittancePart {}

    /**
     * The transaction is complete and in balance.
     *
     * @param claims number of claim payments
     * @param charged sum of CLP03
     * @param claimsPaid sum of CLP04
     * @param providerAdjustments sum of the PLB amounts
     */
    record Closed(
            Opened opened,
            int claims,
            Money charged,
            Money claimsPaid,
            Money contractual,
            Money patientResponsibility,
            Money providerAdjustments,
            List<String> notes)
            implements RemittancePart {}
}
