package org.openpractice.payroll.benefit;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about benefit plans and elections. */
enum BenefitProblem implements ProblemType {
    /** Another benefit plan of the group has that code, or is of a kind of which a group has one plan. */
    BENEFIT_PLAN_IN_USE(
            409, "Benefit plan in use", "Use the plan that is there (GET /benefit-plans), or choose another code."),
    /** More was elected than the law allows for the kind of benefit in a year. */
    BENEFIT_OVER_ANNUAL_LIMIT(
            409, "Benefit over the annual limit", "Elect at most what the detail names for the year."),
    /** An election for a health savings account does not say who is covered by the health plan. */
    HSA_COVER_MISSING(
            422,
            "Cover for the health savings account is missing",
            "Say SELF_ONLY or FAMILY in cover of the election.");

    private final Kind kind;

    BenefitProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
