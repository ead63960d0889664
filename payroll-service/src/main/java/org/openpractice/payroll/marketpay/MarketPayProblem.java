package org.openpractice.payroll.marketpay;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about surveys and adjustments. */
enum MarketPayProblem implements ProblemType {
    /** The survey file is not a table in the public layout; the detail names what is missing. */
    SURVEY_UNREADABLE(422, "The survey file cannot be read", "Send the file in the public layout as CSV."),
    /** Rows of the survey file are wrong; the report of the import names them, nothing was kept. */
    SURVEY_HAS_WRONG_ROWS(
            422,
            "The survey has wrong rows",
            "Correct the rows that GET /survey-imports/{id} names and import the file again."),
    /** No survey of the year has the occupation in the area. */
    NOT_IN_SURVEY(
            409,
            "Not in the survey",
            "Import the survey with POST /survey-imports, or take another occupation or area."),
    /** Nobody can be compared with a market: positions are not mapped, or the survey is silent. */
    NOBODY_TO_ADJUST(409, "Nobody to adjust", "Map positions with PUT /position-markets/{positionTitle}."),
    /** The step is not possible in the proposal's present state. */
    PROPOSAL_STATE(
            409,
            "Not possible in this state of the proposal",
            "Read the proposal again (GET /adjustment-proposals/{id}); the detail says what the step needs.");

    private final Kind kind;

    MarketPayProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
