package org.openpractice.payroll.finalpay;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about final pay. */
public enum FinalPayProblem implements ProblemType {
    /** 422: no rule about final pay is known for the state. */
    FINAL_PAY_RULE_NOT_AVAILABLE(422, "No final pay rule for the state"),
    /** 422: the final pay rule of the state needs something that the request does not say; the detail names it. */
    FINAL_PAY_TERMS_INCOMPLETE(422, "The separation is not told fully"),
    /** 409: the employee has no last day of work, or another one than when the final run was drafted. */
    NOT_SEPARATED(409, "No last day of work");

    private final Kind kind;

    FinalPayProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
