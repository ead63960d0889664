package org.openpractice.billing.payer;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about payers. */
public enum PayerProblem implements ProblemType {
    /** Another payer of the practice group has that payer id. */
    PAYER_ID_IN_USE(409, "The payer id is in use"),
    /** The request names a payer that the practice group does not have. */
    PAYER_UNKNOWN(422, "There is no such payer");

    private final Kind kind;

    PayerProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
