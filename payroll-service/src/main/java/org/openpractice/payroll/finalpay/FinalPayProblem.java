package org.openpractice.payroll.finalpay;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about final pay. */
public enum FinalPayProblem implements ProblemType {
    /** No rule about final pay is known for the state. */
    FINAL_PAY_RULE_NOT_AVAILABLE(
            422,
            "No final pay rule for the state",
            "Look the deadline up in the law of the state and give the pay date yourself."),
    /** The final pay rule of the state needs something that the request does not say; the detail names it. */
    FINAL_PAY_TERMS_INCOMPLETE(422, "The separation is not told fully", "Give what the detail names and ask again."),
    /** The employee has no last day of work, or another one than when the final run was drafted. */
    NOT_SEPARATED(
            409,
            "No last day of work",
            "Have the termination entered in the staff service and wait a moment for it to arrive; then draft "
                    + "the final run anew.");

    private final Kind kind;

    FinalPayProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
