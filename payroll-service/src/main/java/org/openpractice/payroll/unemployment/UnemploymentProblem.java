package org.openpractice.payroll.unemployment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about unemployment contributions. */
enum UnemploymentProblem implements ProblemType {
    /** 422: the wage base of the state's unemployment contribution was not confirmed for the year. */
    UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE(422, "No unemployment wage base of the state"),
    /** 422: the states that lose part of the federal unemployment credit are not known for the year. */
    CREDIT_REDUCTION_NOT_AVAILABLE(422, "Credit reductions of the year are not known");

    private final Kind kind;

    UnemploymentProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
