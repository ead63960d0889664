package org.openpractice.billing.remittance;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of remittance files. */
enum RemittanceProblem implements ProblemType {
    /**
     * The file is not X12, or not an 835 that can be posted. {@code level} says what of it is wrong, {@code position} where
     * (segment, byteOffset, segmentId, element, component), {@code difference} by how much a count is off. Nothing was posted.
     */
    REMITTANCE_UNREADABLE(422, "The remittance file cannot be read"),
    /**
     * Charges, adjustments and payment do not add up. {@code level} is LINE, CLAIM or TRANSACTION, {@code position} where the
     * stated payment stands, {@code stated}, {@code computed} and {@code difference} (stated minus computed) are exact.
     * Nothing was posted.
     */
    REMITTANCE_UNBALANCED(422, "The remittance does not balance");

    private final Kind kind;

    RemittanceProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
