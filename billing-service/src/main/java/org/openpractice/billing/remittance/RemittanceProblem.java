package org.openpractice.billing.remittance;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of remittance files and of what is done about their claim payments. */
enum RemittanceProblem implements ProblemType {
    /**
     * The file is not X12, or not an 835 that can be posted. {@code level} says what of it is wrong, {@code position}
     * where (segment, byteOffset, segmentId, element, component), {@code difference} by how much a count is off.
     * Nothing was posted.
     */
    REMITTANCE_UNREADABLE(
            422,
            "The remittance file cannot be read",
            "Ask the sender for a sound file; the refused one is kept as remittanceFileId."),
    /**
     * Charges, adjustments and payment do not add up. {@code level} is LINE, CLAIM or TRANSACTION, {@code position}
     * where the stated payment stands, {@code stated}, {@code computed} and {@code difference} (stated minus computed)
     * are exact. Nothing was posted.
     */
    REMITTANCE_UNBALANCED(
            422,
            "The remittance does not balance",
            "Show the payer level, position and difference and ask for a corrected file; the refused one is "
                    + "kept as remittanceFileId."),
    /** The claim payment does not wait: it was posted to a claim, or resolved before. */
    PAYMENT_NOT_WAITING(
            409,
            "The claim payment does not wait",
            "Nothing is to do: resolution of the claim payment says what became of it."),
    /** The payment cannot be applied to that claim as the request says; the detail says why. */
    PAYMENT_NOT_APPLICABLE(
            422, "The payment cannot be applied", "Correct the claim or the amounts that the detail names.");

    private final Kind kind;

    RemittanceProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
