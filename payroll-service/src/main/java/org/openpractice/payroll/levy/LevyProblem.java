package org.openpractice.payroll.levy;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about levies. */
enum LevyProblem implements ProblemType {
    /** The state takes levies from employees and their rates are not loaded for the year of the pay date. */
    LEVY_TABLE_NOT_AVAILABLE(
            422, "No levy rates for the year", "Wait for a version with that year's rates; nothing is estimated."),
    /** Sources print two wage bases of a levy, and the wages of the year reach the lower one. */
    LEVY_WAGE_BASE_UNDECIDED(
            422,
            "Wage base of a levy is undecided",
            "Ask the agency, then enter the wage base that holds with PUT /levy-settings/{code}."),
    /** The law leaves the group nothing to decide about that levy, or less than was asked. */
    LEVY_NOT_TO_DECIDE(
            409,
            "Not for the group to decide",
            "Stay within what the detail says; GET /levy-settings shows what a group decides.");

    private final Kind kind;

    LevyProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
