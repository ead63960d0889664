package org.openpractice.billing.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.Position;
import org.openpractice.contracts.Money;

/** What a remittance file says, in its order, one piece at a time. */
sealed interface RemittancePart {

    /**
     * A transaction begins: one payment, or one notice that there is none.
     *
     * @param setControl ST02
     * @param paid BPR02
     * @param method BPR04, such as ACH or CHK
     * @param paymentDate BPR16
     * @param trace TRN02: the payment's number
     * @param payerIdentifier TRN03: the payer's identifier (1 and its EIN)
     * @param payerNumbers what else the payer calls itself: N104 and REF*2U of its loop
     * @param payeeQualifier N103: what the payee's identifier is, XX an NPI, FI a tax number
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
            Set<String> payerNumbers,
            String payeeName,
            String payeeQualifier,
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
     * @param patient who was treated (NM1*QC); null when not given
     * @param servedFrom DTM*232: the first day of service of the claim; null when not given
     * @param servedTo DTM*233: the last one
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
            @Nullable Patient patient,
            @Nullable LocalDate servedFrom,
            @Nullable LocalDate servedTo,
            List<Adjustment> adjustments,
            List<Line> lines)
            implements RemittancePart {

        /** Whether it takes back an earlier payment of the claim; its amounts are negated then. */
        public boolean isReversal() {
            return status == ClaimStatus.REVERSAL;
        }

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
     * Whom the payer names as the patient.
     *
     * @param memberId NM109; empty when not given
     */
    record Patient(String lastName, String firstName, String memberId) {

        /** Names and numbers stay out of logs. */
        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * One service line of a claim.
     *
     * @param procedure SVC01: qualifier and code as adjudicated
     * @param billedProcedure SVC06: qualifier and code as sent, where the payer took another; empty when not given
     * @param lineControl REF*6R: the number the line was sent with; empty when not given
     * @param remarks remittance advice remark codes (LQ*HE)
     */
    record Line(
            Position position,
            String procedure,
            String billedProcedure,
            Money charge,
            Money paid,
            String lineControl,
            @Nullable LocalDate serviceDate,
            List<Adjustment> adjustments,
            List<String> remarks) {

        /** Whether something of it is paid or left to the patient. */
        boolean isAnswered() {
            return !paid.isZero()
                    || adjustments.stream()
                            .anyMatch(adjustment -> adjustment.disposition() == Adjustment.Disposition.PATIENT
                                    && !adjustment.amount().isZero());
        }
    }

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
     * @param notes oddities that do not keep it from being posted
     */
    record Closed(Opened opened, RemittanceTotals totals, List<String> notes) implements RemittancePart {}
}
