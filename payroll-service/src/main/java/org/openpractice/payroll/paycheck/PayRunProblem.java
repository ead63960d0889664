package org.openpractice.payroll.paycheck;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the state of runs and paychecks. */
public enum PayRunProblem implements ProblemType {
    /** 409: the step is not possible in the run's present state. */
    PAY_RUN_STATE(409, "Not possible in this state of the pay run"),
    /** 409: hours, terms, flags or year-to-date changed after the calculation; it must be made again. */
    CALCULATION_OUTDATED(409, "The calculation is out of date"),
    /** 409: a later run of somebody in this run is approved or paid, or what it gave back is used; undo that first. */
    LATER_RUN_LOCKED(409, "A later run must be reversed first"),
    /** 409: the paycheck, or one that it rests on, is not part of a paid run. */
    PAYCHECK_NOT_PAID(409, "The paycheck is not paid"),
    /** 409: the paycheck is voided, or negates one that is. */
    PAYCHECK_VOIDED(409, "The paycheck is voided");

    private final Kind kind;

    PayRunProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
