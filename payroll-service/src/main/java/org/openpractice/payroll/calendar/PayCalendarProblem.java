package org.openpractice.payroll.calendar;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about pay calendars and their days. */
public enum PayCalendarProblem implements ProblemType {
    /** A pay calendar of that name exists. */
    CALENDAR_NAME_IN_USE(
            409,
            "Calendar name in use",
            "Use the calendar that has the name (GET /pay-calendars), or choose another name."),
    /** The date is not the first day of a period of the calendar. */
    NOT_A_PERIOD_START(409, "Not the first day of a period", "Take a first day from GET /pay-calendars/{id}/periods."),
    /** Payments settle only on days on which the Reserve Banks are open, and on none that has passed. */
    NOT_A_BANKING_DAY(
            409, "Not a banking day", "Give a banking day that is still to come; the detail names the next one."),
    /** The year has as many paydays as usual, so there is nothing to choose. */
    NO_EXTRA_PAYDAY(
            409,
            "No payday more than usual",
            "Choose for a year that GET /pay-calendars/{id}/years/{year} shows with oneMore."),
    /** Pay of the year is approved or paid, by what was chosen or by what is usual. */
    YEAR_HAS_APPROVED_PAY(
            409,
            "Pay of the year is approved",
            "Leave the year as it is; or reverse its runs first, while they can be reversed.");

    private final Kind kind;

    PayCalendarProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
