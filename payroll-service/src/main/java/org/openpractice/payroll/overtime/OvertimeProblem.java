package org.openpractice.payroll.overtime;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of overtime law. */
public enum OvertimeProblem implements ProblemType {
    /** The overtime law of the state is not kept for that case; the detail says which. */
    STATE_OVERTIME_NOT_AVAILABLE(
            422,
            "State overtime is not available",
            "Calculate and pay the overtime outside of this service; the detail says what of the law is not "
                    + "kept."),
    /** The establishment may not calculate overtime by 8 and 80 (29 USC 207(j)). */
    EIGHT_AND_EIGHTY_NOT_ALLOWED(
            409,
            "8 and 80 is not allowed",
            "Calculate overtime by the workweek, or meet the condition that the detail names."),
    /** One employee's overtime is calculated by the workweek or by 8 and 80, not by both. */
    TWO_OVERTIME_SYSTEMS(
            409, "Two ways to calculate overtime", "Change the terms with the first day of a 14-day period.");

    private final Kind kind;

    OvertimeProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
