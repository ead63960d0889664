package org.openpractice.payroll.marketpay;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about surveys and adjustments. */
enum MarketPayProblem implements ProblemType {
    /** 422: the survey file is not a table in the public layout; the detail names what is missing. */
    SURVEY_UNREADABLE(422, "The survey file cannot be read"),
    /** 422: rows of the survey file are wrong; the report of the import names them, nothing was kept. */
    SURVEY_HAS_WRONG_ROWS(422, "The survey has wrong rows"),
    /** 409: no survey of the year has the occupation in the area. */
    NOT_IN_SURVEY(409, "Not in the survey"),
    /** 409: nobody can be compared with a market: positions are not mapped, or the survey is silent. */
    NOBODY_TO_ADJUST(409, "Nobody to adjust"),
    /** 409: the step is not possible in the proposal's present state. */
    PROPOSAL_STATE(409, "Not possible in this state of the proposal");

    private final Kind kind;

    MarketPayProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
