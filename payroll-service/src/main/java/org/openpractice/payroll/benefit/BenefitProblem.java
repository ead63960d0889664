package org.openpractice.payroll.benefit;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about benefit plans and elections. */
public enum BenefitProblem implements ProblemType {
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
            "Say SELF_ONLY or FAMILY in cover of the election."),
    /** A field of the election is not one of the kind of plan, or is missing for it. */
    ELECTION_NOT_OF_THE_PLAN(422, "The election does not fit the plan", "Correct the field that the detail names."),
    /** Group-term life insurance favors key employees, who then have no 50,000 dollars free (IRC 79(d)). */
    GROUP_TERM_LIFE_DISCRIMINATORY(
            422,
            "Group-term life insurance that favors key employees",
            "Its wages are not calculated here: have them calculated from the actual cost, and withhold its taxes outside of "
                    + "this service."),
    /** The cost of group-term life insurance depends on the age, and no birth date is known. */
    GROUP_TERM_LIFE_AGE_MISSING(
            422,
            "The birth date is not known",
            "Have HR enter the birth date in the staff service; payroll gets it by itself."),
    /** Insurance of somebody who left: taxes that nobody can withhold are Form W-2 box 12 codes M and N, which are not kept. */
    GROUP_TERM_LIFE_OF_FORMER_EMPLOYEE(
            422,
            "Group-term life insurance of somebody who left",
            "End it with the employment. Of insurance that goes on report the wages and uncollected taxes (box 12 codes C, M "
                    + "and N) outside of this service."),
    /** Pay does not leave Social Security and Medicare tax on the cost of group-term life insurance. */
    GROUP_TERM_LIFE_TAX_UNCOLLECTED(
            422,
            "The tax on group-term life insurance cannot be withheld",
            "Let less be deducted from this paycheck before tax, or collect the tax from the employee and pay the period "
                    + "outside of this service.");

    private final Kind kind;

    BenefitProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
