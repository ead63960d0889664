package org.openpractice.payroll.time;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about time sheets. */
enum TimeProblem implements ProblemType {
    /** 409: hours were approved for a workweek that does not end in the period, or does not start on the calendar's day. */
    WORKWEEK_OUTSIDE_PERIOD(409, "Workweek outside the period"),
    /** 409: hours were approved for somebody who is not paid by the hour on that calendar in that week. */
    NOT_PAID_BY_THE_HOUR(409, "Not paid by the hour"),
    /** 422: time of the period was submitted and is not approved; only approved time can be paid. */
    TIME_NOT_APPROVED(422, "Time is not approved"),
    /** 422: overtime of the week is calculated by days, and only a weekly total was given. */
    DAYS_NEEDED(422, "Hours of each day are needed"),
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
