package org.openpractice.payroll.withholding;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of federal tax tables. */
public enum WithholdingProblem implements ProblemType {
    /** No federal tax table is loaded for the year of the pay date; the detail names the years that are. */
    TAX_YEAR_NOT_AVAILABLE(
            422,
            "No tax table for the year",
            "Choose a pay date in a year that the detail names, or wait for a version with that year's table; "
                    + "nothing is estimated."),
    /** The amount to add for a nonresident alien is not in the table for that form and pay frequency. */
    NONRESIDENT_ADDITION_NOT_AVAILABLE(
            422,
            "No nonresident alien addition for the form and frequency",
            "Check form and calendar of the person: the table of Publication 15-T has the amount for the "
                    + "frequencies it prints.");

    private final Kind kind;

    WithholdingProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
