package org.openpractice.payroll.advance;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about advances of pay. */
public enum AdvanceProblem implements ProblemType {
    /** A run is to pay an advance that nobody agreed on in that amount, or that is paid already. */
    ADVANCE_NOT_AGREED(
            422,
            "No such advance is agreed",
            "Record the agreement with POST /advances, and give its whole amount in the item."),
    /** The state lets no other advance be given before the one that is open is repaid; the detail names the rule. */
    ADVANCE_OPEN(
            409,
            "Another advance is open",
            "Wait until it is repaid, or record what is repaid directly, then try again."),
    /** An advance that is paid out, or stands in an approved run, is not canceled. */
    ADVANCE_PAID(
            409,
            "The advance is paid",
            "Void the paycheck that paid it, or have it repaid: POST /advances/{id}/repayments records what came in."),
    /** The advance is canceled, or not paid out yet. */
    ADVANCE_NOT_PAID(
            409,
            "The advance is not paid",
            "Pay it first, as an item ADVANCE of a run; one that is canceled is agreed anew."),
    /** More is repaid than is owed. */
    ADVANCE_OVERPAID(422, "More than is owed", "Give no more than GET /advances/{id} shows as owed.");

    private final Kind kind;

    AdvanceProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
