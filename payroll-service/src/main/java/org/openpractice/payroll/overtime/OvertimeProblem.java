package org.openpractice.payroll.overtime;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of overtime law. */
public enum OvertimeProblem implements ProblemType {
    /** 422: the overtime law of the state is not kept for that case; the detail says which. */
    STATE_OVERTIME_NOT_AVAILABLE(422, "State overtime is not available"),
    /** 409: the establishment may not calculate overtime by 8 and 80 (29 USC 207(j)). */
    EIGHT_AND_EIGHTY_NOT_ALLOWED(409, "8 and 80 is not allowed"),
    /** 409: one employee's overtime is calculated by the workweek or by 8 and 80, not by both. */
    TWO_OVERTIME_SYSTEMS(409, "Two ways to calculate overtime");

    private final Kind kind;

    OvertimeProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
