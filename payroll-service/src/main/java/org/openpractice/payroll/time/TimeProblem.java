package org.openpractice.payroll.time;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about time sheets. */
enum TimeProblem implements ProblemType {
    /**
     * Hours were given for a workweek without a day in the period, or one that does not start on the calendar's day.
     */
    WORKWEEK_OUTSIDE_PERIOD(
            409,
            "Workweek outside the period",
            "Give each week with a period of the calendar in which it has days, starting on the calendar's " + "day."),
    /** Hours were approved for somebody who is not paid by the hour on that calendar in that week. */
    NOT_PAID_BY_THE_HOUR(
            409,
            "Not paid by the hour",
            "Check basis and calendar of the person's pay terms in GET /enrollments/{employeeId}; leave them "
                    + "out when they are paid a salary."),
    /** Time of the period was submitted and is not approved; only approved time can be paid. */
    TIME_NOT_APPROVED(
            422,
            "Time is not approved",
            "Have a second person approve the time sheet with POST /time-sheets/{id}/approval, then calculate "
                    + "again."),
    /** The week is paid or its overtime calculated by days, and only a weekly total was given. */
    DAYS_NEEDED(422, "Hours of each day are needed", "Give the hours of each day of the week."),
    /** What was agreed comes to less for the hours of a week than the minimum wage of the place of work. */
    WEEK_BELOW_MINIMUM_WAGE(
            422,
            "A week below the minimum wage",
            "Raise what is agreed to the amount that the detail names, or correct the hours."),
    /** No rate was agreed for the kind of work. */
    NO_RATE_FOR_WORK(422, "No rate for the work", "Add the rate to the pay terms, or correct the work type."),
    /** The day lies outside of the employment. */
    NOT_EMPLOYED_ON_THAT_DAY(
            409,
            "Not employed on that day",
            "Correct the day; when the employment is wrong, have it corrected in the staff service."),
    /** Nothing of the time sheet waits for approval any more. */
    TIME_SHEET_STATE(
            409,
            "Not possible in this state of the time sheet",
            "Read the time sheet again: GET /time-sheets/{id} shows where it stands.");

    private final Kind kind;

    TimeProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
