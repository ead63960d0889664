package org.openpractice.billing.payer;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about payers. */
public enum PayerProblem implements ProblemType {
    /** Another payer of the practice group has that payer id. */
    PAYER_ID_IN_USE(409, "The payer id is in use", "Use the payer that has the id: GET /payers."),
    /** The request names a payer that the practice group does not have. */
    PAYER_UNKNOWN(
            422, "There is no such payer", "Check the id in GET /payers, or add the payer first with POST /payers.");

    private final Kind kind;

    PayerProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
