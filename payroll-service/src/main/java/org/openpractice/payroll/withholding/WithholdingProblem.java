package org.openpractice.payroll.withholding;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of federal tax tables. */
public enum WithholdingProblem implements ProblemType {
    /** 422: no federal tax table is loaded for the year of the pay date; the detail names the years that are. */
    TAX_YEAR_NOT_AVAILABLE(422, "No tax table for the year"),
    /** 422: the amount to add for a nonresident alien is not in the table for that form and pay frequency. */
    NONRESIDENT_ADDITION_NOT_AVAILABLE(422, "No nonresident alien addition for the form and frequency");

    private final Kind kind;

    WithholdingProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
