package org.openpractice.payroll.retirement;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the 401(k) plan. */
enum RetirementProblem implements ProblemType {
    /** 409: no elective deferral above the limit of IRC 402(g) for the year may be elected. */
    DEFERRAL_OVER_ANNUAL_LIMIT(409, "Deferral over the annual limit"),
    /** 409: the plan document in force does not offer that kind of contribution. */
    DEFERRAL_NOT_OFFERED(409, "Not offered by the retirement plan"),
    /** 409: the plan document in force does not offer loans. */
    PLAN_LOANS_NOT_OFFERED(409, "The retirement plan offers no loans"),
    /** 409: another loan of the group has that reference. */
    PLAN_LOAN_REFERENCE_IN_USE(409, "Loan reference in use"),
    /** 409: the loans of the person come to more than IRC 72(p)(2)(A) allows. */
    PLAN_LOAN_OVER_LIMIT(409, "Plan loan over the limit"),
    /** 409: the loan is repaid over more than the five years of IRC 72(p)(2)(B). */
    PLAN_LOAN_TOO_LONG(409, "Plan loan too long"),
    /** 409: the loan is closed. */
    PLAN_LOAN_CLOSED(409, "Plan loan is closed"),
    /** 409: no paid run with money for the retirement plan; there is nothing to deposit. */
    NOTHING_FOR_THE_PLAN(409, "Nothing for the retirement plan"),
    /** 409: the run's money for the retirement plan is recorded as deposited already. */
    RETIREMENT_DEPOSIT_RECORDED(409, "Deposit is recorded already");

    private final Kind kind;

    RetirementProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
