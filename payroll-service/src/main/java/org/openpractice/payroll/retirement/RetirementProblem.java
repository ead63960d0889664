package org.openpractice.payroll.retirement;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the 401(k) plan. */
enum RetirementProblem implements ProblemType {
    /** No elective deferral above the limit of IRC 402(g) for the year may be elected. */
    DEFERRAL_OVER_ANNUAL_LIMIT(
            409, "Deferral over the annual limit", "Elect at most what the detail names for the year."),
    /** The plan document in force does not offer that kind of contribution. */
    DEFERRAL_NOT_OFFERED(
            409,
            "Not offered by the retirement plan",
            "Elect what the plan offers (GET /retirement-plan), or amend the plan with PUT /retirement-plan."),
    /** The plan document in force does not offer loans. */
    PLAN_LOANS_NOT_OFFERED(
            409,
            "The retirement plan offers no loans",
            "Amend the plan with PUT /retirement-plan where its document offers them."),
    /** Another loan of the group has that reference. */
    PLAN_LOAN_REFERENCE_IN_USE(
            409,
            "Loan reference in use",
            "Look at the loan that has the reference in GET /plan-loans; give another reference to another " + "loan."),
    /** The loans of the person come to more than IRC 72(p)(2)(A) allows. */
    PLAN_LOAN_OVER_LIMIT(409, "Plan loan over the limit", "Check the principal with the record keeper."),
    /** The loan is repaid over more than the five years of IRC 72(p)(2)(B). */
    PLAN_LOAN_TOO_LONG(409, "Plan loan too long", "Raise the repayment, or say that it buys the principal residence."),
    /** The loan is closed. */
    PLAN_LOAN_CLOSED(409, "Plan loan is closed", "Nothing is to do: nothing is taken for a closed loan."),
    /** No paid run with money for the retirement plan; there is nothing to deposit. */
    NOTHING_FOR_THE_PLAN(
            409,
            "Nothing for the retirement plan",
            "Look at state and lines of the run; only a paid run with deferrals or loan payments owes the "
                    + "plan money."),
    /** The run's money for the retirement plan is recorded as deposited already. */
    RETIREMENT_DEPOSIT_RECORDED(
            409, "Deposit is recorded already", "Nothing is to do: GET /retirement-deposits shows what was recorded.");

    private final Kind kind;

    RetirementProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
