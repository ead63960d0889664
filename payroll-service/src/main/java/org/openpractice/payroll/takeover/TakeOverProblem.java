package org.openpractice.payroll.takeover;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about pay of a former payroll provider. */
public enum TakeOverProblem implements ProblemType {
    /** A year is taken over from one provider, once; its take-over is changed, not stated again. */
    YEAR_TAKEN_OVER(409, "The year has a take-over", "Change the take-over of the year with PUT /take-overs/{id}."),
    /** A pay run of the year stands, so what was paid before it no longer changes. */
    PAY_RUNS_OF_THE_YEAR(
            409,
            "Pay runs of the year stand",
            "Delete the draft or reverse the run first. Where people are paid already, have the difference corrected with "
                    + "Form 941-X and Form W-2c by whoever filed, and ask your accountant."),
    /** Quarters, days and figures of the statement do not go together; {@code errors} names each. */
    TAKE_OVER_NOT_CONSISTENT(422, "The take-over contradicts itself", "Correct every field that errors names."),
    /** A take-over is stated and no file proved against it: a run would begin every limit and base of the year at zero. */
    TAKE_OVER_NOT_TAKEN(
            409,
            "The take-over has no file yet",
            "Send its file with POST /imports/{kind} (take-over); or, where there is nothing to take over, remove it with "
                    + "DELETE /take-overs/{id}."),
    /** The group has no pay calendar yet. */
    TAKE_OVER_NEEDS_A_CALENDAR(
            409, "No pay calendar is set up", "Set up the calendar by which you will pay with POST /pay-calendars."),
    /** Figures of the file and figures stated differ; {@code differences} names each with the file's, the stated one and the difference. */
    TAKE_OVER_NOT_PROVED(
            422,
            "The take-over file does not come to the totals stated",
            "Find the figures that differences names in the register; correct the file, or what was stated.");

    private final Kind kind;

    TakeOverProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
