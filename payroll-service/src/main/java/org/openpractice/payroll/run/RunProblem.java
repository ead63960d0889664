package org.openpractice.payroll.run;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about drafting, calculating and voiding. */
enum RunProblem implements ProblemType {
    /** The period already has a run that is not reversed. */
    PERIOD_HAS_A_RUN(
            409,
            "The period already has a run",
            "Use the run that is there (GET /pay-runs), or reverse it before you open another."),
    /** Calculated again, a paycheck does not come to the lines it was paid with; its trace is not told. */
    TRACE_DIFFERS(
            500,
            "The trace differs from the paycheck",
            "Report it with the id of the paycheck; the paycheck stands as it was paid."),
    /** The pay date lies before today; nothing is drafted, approved or paid for a day that is past. */
    PAY_DATE_PAST(
            409,
            "Pay date is past",
            "Give as payDate a banking day from today on. A draft whose pay date has passed is deleted, an "
                    + "approved run reversed, and opened again."),
    /** Somebody on the list is never paid by that calendar, or is not among the people of the run. */
    NOT_ON_THE_CALENDAR(409, "Not paid by the calendar", "Take them off the list, or into a run of their calendar."),
    /** Somebody has a paycheck for the period that counts; another would pay the work twice. */
    PAID_FOR_THE_PERIOD(
            409,
            "Paid for the period already",
            "Take them off the list, or void that paycheck first with POST /paychecks/{id}/void."),
    /** More periods of somebody who left are unpaid than a final run pays. */
    PERIODS_UNPAID(
            409,
            "Earlier periods are not paid",
            "Run and pay the earlier periods first, then draft the final run again."),
    /** Nothing was earned in the period by somebody whom the run names. */
    NOTHING_TO_PAY(422, "Nothing to pay", "Have their time approved, or take them off the list."),
    /** Work moved from one state to another inside the period; whoever it is of is held. */
    WORK_IN_TWO_STATES(
            422,
            "Work in two states in one period",
            "PUT /enrollments/{employeeId}/jurisdictions: the state of work for which the wages of the period "
                    + "count, from its first day on with the residence as it was, or the new state from the first day "
                    + "of the next period; calculate again."),
    /** A non-discretionary bonus of somebody who is owed overtime raises it, and the run does not know its weeks. */
    BONUS_IN_THE_REGULAR_RATE(
            409, "The bonus belongs to the regular rate", "Give the bonus with the time of its period."),
    /** Somebody has annual bonuses and others in one run; states tax the two by other rules. */
    ANNUAL_BONUS_WITH_OTHERS(
            422,
            "Annual bonuses are paid in a run of their own",
            "Draft one run for the annual bonuses and another for the others."),
    /** Somebody has an item that is grossed up and another in one run; the taxes of the one depend on the other. */
    GROSS_UP_WITH_OTHERS(422, "A gross-up is paid in a run of its own", "Pay the grossed-up item in a run of its own."),
    /** An order takes from the pay of somebody whose item is grossed up; how much is to be paid out is not clear. */
    GROSS_UP_WITH_ORDERS(422, "A gross-up of garnished pay", "Pay the item as a gross amount, without grossedUp."),
    /** No gross within a hundred times the amount and 100,000 dollars leaves that much after taxes and deferrals. */
    GROSS_UP_OUT_OF_REACH(
            422,
            "No gross comes to that net pay",
            "Look at what the person elected to defer and has withheld, or pay the item as a gross amount."),
    /** Moving expenses of whoever moved on orders are no wages (IRC 132(g)(2), 217(g) and (k)), and not paid here. */
    RELOCATION_ON_ORDERS(
            422,
            "A move on orders is not taxed",
            "Pay these moving expenses outside of this service: they are Form W-2 box 12 code P."),
    /** The days in which an item was earned lie in more than one state of work; each taxes its own part. */
    EARNED_IN_SEVERAL_STATES(
            422, "Earned in several states", "Give one item for the part that was earned in each state."),
    /** Pay of a year that is over cannot be voided or taken back once its return or its W-2s are filed. */
    VOID_IN_ANOTHER_YEAR(
            409,
            "Void in another year",
            "Correct Social Security and Medicare of that year with Form 941-X and Form W-2c; agree on the "
                    + "rest with the employee."),
    /** Less is due for an earlier period than was paid; what was overpaid is not taken back from other pay. */
    PERIOD_OVERPAID(
            422,
            "An earlier period is overpaid",
            "Agree the repayment with the employee outside of pay runs, or pay differences from a later "
                    + "period on: since."),
    /** A difference was paid for the same work; it is taken back first. */
    DIFFERENCE_PAID(
            409, "A difference is paid for the same work", "Void that paycheck, or reverse its run, then try again.");

    private final Kind kind;

    RunProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
