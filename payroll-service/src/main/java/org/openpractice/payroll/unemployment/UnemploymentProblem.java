package org.openpractice.payroll.unemployment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about unemployment contributions. */
enum UnemploymentProblem implements ProblemType {
    /** The wage base of the state's unemployment contribution was not confirmed for the year. */
    UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE(
            422,
            "No unemployment wage base of the state",
            "Settle the contribution with the state outside of this service; no line is calculated."),
    /** The states that lose part of the federal unemployment credit are not known for the year. */
    CREDIT_REDUCTION_NOT_AVAILABLE(
            422,
            "Credit reductions of the year are not known",
            "Wait for a version with the list of 10 November of that year.");

    private final Kind kind;

    UnemploymentProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
