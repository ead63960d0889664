package org.openpractice.billing.remittance;

import java.util.List;
import java.util.Set;
import org.openpractice.contracts.Money;

/**
 * Why the payer did not pay part of a charge: one trio of a CAS segment.
 *
 * @param group who bears it: CO contractual, PR patient, OA other, PI payer-initiated
 * @param reason claim adjustment reason code (CARC)
 * @param amount what was not paid; a negative amount raised the payment
 */
record Adjustment(String group, String reason, Money amount) {

    static final Set<String> GROUPS = Set.of("CO", "OA", "PI", "PR");

    /**
     * Reasons that follow from the contract or from law and are written off as they are posted: over the fee schedule (45,
     * 131 with that payer's own discount, A2), capitation (24), incentive (144), penalties set by law (237), sequestration
     * (253). Every other contractual reason may be a denial: what it withholds stays owed by the payer until somebody
     * decides.
     */
    private static final Set<String> CONTRACTUAL_REASONS = Set.of("24", "45", "131", "144", "237", "253", "A2");

    /** What posting does with the amount. */
    public Disposition disposition() {
        return switch (group) {
            case "PR" -> Disposition.PATIENT;
            case "OA" -> reason.equals("23") ? Disposition.PRIOR_PAYER : Disposition.OPEN;
            default -> CONTRACTUAL_REASONS.contains(reason) ? Disposition.CONTRACTUAL : Disposition.OPEN;
        };
    }

    static Money total(List<Adjustment> adjustments) {
        return adjustments.stream().map(Adjustment::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Where an amount goes that the payer did not pay. */
    public enum Disposition {
        /** Written off. */
        CONTRACTUAL,
        /** Owed by the patient. */
        PATIENT,
        /** Already accounted for by the payment of the payer before. */
        PRIOR_PAYER,
        /** Still owed by the payer. */
        OPEN
    }
}
