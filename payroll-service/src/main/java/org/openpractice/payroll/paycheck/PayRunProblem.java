package org.openpractice.payroll.paycheck;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the state of runs and paychecks. */
public enum PayRunProblem implements ProblemType {
    /** The step is not possible in the run's present state. */
    PAY_RUN_STATE(
            409,
            "Not possible in this state of the pay run",
            "Read the run again (GET /pay-runs/{id}); the detail says which state the step needs."),
    /** Hours, terms, flags or year-to-date changed after the calculation; it must be made again. */
    CALCULATION_OUTDATED(
            409,
            "The calculation is out of date",
            "Calculate again with POST /pay-runs/{id}/calculation, check the figures, then approve."),
    /** A later run of somebody in this run is approved or paid, or what it gave back is used; undo that first. */
    LATER_RUN_LOCKED(
            409,
            "A later run must be reversed first",
            "Reverse the later run first. A settlement that was withdrawn is drafted and approved anew, so "
                    + "the voided paycheck stays void."),
    /** The paycheck, or one that it rests on, is not part of a paid run. */
    PAYCHECK_NOT_PAID(
            409, "The paycheck is not paid", "Wait until the run is paid. One that was reversed is run again first."),
    /** The paycheck is voided, or negates one that is. */
    PAYCHECK_VOIDED(409, "The paycheck is voided", "Nothing is to do: look at the run that voids it."),
    /** A former provider paid it: it has no stub here and is neither voided nor reversed. */
    PAY_TAKEN_OVER(
            409,
            "Pay of a former provider",
            "Correct the take-over of the year, with another statement and file, while no pay run of the year stands.");

    private final Kind kind;

    PayRunProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
