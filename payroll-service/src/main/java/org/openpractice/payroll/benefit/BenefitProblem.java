package org.openpractice.payroll.benefit;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about benefit plans and elections. */
enum BenefitProblem implements ProblemType {
    /** 409: another benefit plan of the group has that code, or is of a kind of which a group has one plan. */
    BENEFIT_PLAN_IN_USE(409, "Benefit plan in use"),
    /** 409: more was elected than the law allows for the kind of benefit in a year. */
    BENEFIT_OVER_ANNUAL_LIMIT(409, "Benefit over the annual limit"),
    /** 422: an election for a health savings account does not say who is covered by the health plan. */
    HSA_COVER_MISSING(422, "Cover for the health savings account is missing");

    private final Kind kind;

    BenefitProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
