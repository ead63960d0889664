package org.openpractice.payroll.run;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about drafting, calculating and voiding. */
enum RunProblem implements ProblemType {
    /** 409: the period already has a run that is not reversed. */
    PERIOD_HAS_A_RUN(409, "The period already has a run"),
    /** 500: calculated again, a paycheck does not come to the lines it was paid with; its trace is not told. */
    TRACE_DIFFERS(500, "The trace differs from the paycheck"),
    /** 409: the pay date lies before today; nothing is drafted, approved or paid for a day that is past. */
    PAY_DATE_PAST(409, "Pay date is past"),
    /** 409: somebody on the list is never paid by that calendar, or is not among the people of the run. */
    NOT_ON_THE_CALENDAR(409, "Not paid by the calendar"),
    /** 409: somebody has a paycheck for the period that counts; another would pay the work twice. */
    PAID_FOR_THE_PERIOD(409, "Paid for the period already"),
    /** 409: more periods of somebody who left are unpaid than a final run pays. */
    PERIODS_UNPAID(409, "Earlier periods are not paid"),
    /** 422: nothing was earned in the period by somebody whom the run names. */
    NOTHING_TO_PAY(422, "Nothing to pay"),
    /** 422: work moved from one state to another inside the period, and a paycheck tells the days of one from no other's. */
    WORK_IN_TWO_STATES(422, "Work in two states in one period"),
    /** 409: a non-discretionary bonus of somebody who is owed overtime raises it, and the run does not know its weeks. */
    BONUS_IN_THE_REGULAR_RATE(409, "The bonus belongs to the regular rate"),
    /** 422: somebody has annual bonuses and others in one run; states tax the two by other rules. */
    ANNUAL_BONUS_WITH_OTHERS(422, "Annual bonuses are paid in a run of their own"),
    /** 422: the days in which an item was earned lie in more than one state of work; each taxes its own part. */
    EARNED_IN_SEVERAL_STATES(422, "Earned in several states"),
    /** 409: pay of a year that is over cannot be voided or taken back once its return or its W-2s are filed. */
    VOID_IN_ANOTHER_YEAR(409, "Void in another year"),
    /** 422: less is due for an earlier period than was paid; what was overpaid is not taken back from other pay. */
    PERIOD_OVERPAID(422, "An earlier period is overpaid"),
    /** 409: a difference was paid for the same work; it is taken back first. */
    DIFFERENCE_PAID(409, "A difference is paid for the same work");

    private final Kind kind;

    RunProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
