package org.openpractice.payroll.time;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about time sheets. */
enum TimeProblem implements ProblemType {
    /** 409: hours were given for a workweek without a day in the period, or one that does not start on the calendar's day. */
    WORKWEEK_OUTSIDE_PERIOD(409, "Workweek outside the period"),
    /** 409: hours were approved for somebody who is not paid by the hour on that calendar in that week. */
    NOT_PAID_BY_THE_HOUR(409, "Not paid by the hour"),
    /** 422: time of the period was submitted and is not approved; only approved time can be paid. */
    TIME_NOT_APPROVED(422, "Time is not approved"),
    /** 422: the week is paid or its overtime calculated by days, and only a weekly total was given. */
    DAYS_NEEDED(422, "Hours of each day are needed"),
    /** 422: what was agreed comes to less for the hours of a week than the minimum wage of the place of work. */
    WEEK_BELOW_MINIMUM_WAGE(422, "A week below the minimum wage"),
    /** 422: no rate was agreed for the kind of work. */
    NO_RATE_FOR_WORK(422, "No rate for the work"),
    /** 409: the day lies outside of the employment. */
    NOT_EMPLOYED_ON_THAT_DAY(409, "Not employed on that day"),
    /** 409: nothing of the time sheet waits for approval any more. */
    TIME_SHEET_STATE(409, "Not possible in this state of the time sheet");

    private final Kind kind;

    TimeProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
