package org.openpractice.payroll.calendar;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about pay calendars and their days. */
public enum PayCalendarProblem implements ProblemType {
    /** 409: a pay calendar of that name exists. */
    CALENDAR_NAME_IN_USE(409, "Calendar name in use"),
    /** 409: the date is not the first day of a period of the calendar. */
    NOT_A_PERIOD_START(409, "Not the first day of a period"),
    /** 409: payments settle only on days on which the Reserve Banks are open, and on none that has passed. */
    NOT_A_BANKING_DAY(409, "Not a banking day");

    private final Kind kind;

    PayCalendarProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
