package org.openpractice.staff;

import org.openpractice.platform.problem.ProblemType;

/** What the staff service refuses. */
public enum StaffProblem implements ProblemType {
    /** Another location of the group has that name. */
    LOCATION_NAME_IN_USE(409, "The location name is in use"),
    /** Another department of the group has that name. */
    DEPARTMENT_NAME_IN_USE(409, "The department name is in use"),
    /** Another position of the group has that title. */
    POSITION_TITLE_IN_USE(409, "The position title is in use"),
    /** Somebody of the group has, or had, that employee number; numbers are never given twice. */
    EMPLOYEE_NUMBER_IN_USE(409, "The employee number is in use"),
    /**
     * Somebody of the group has that social security number; {@code employeeId} says who. A person who left and comes
     * back is rehired, not hired again.
     */
    SSN_IN_USE(409, "The social security number is in use"),
    /** Somebody of the group has that work e-mail address. */
    WORK_EMAIL_IN_USE(409, "The work e-mail address is in use"),
    /** Somebody of the group has that national provider identifier. */
    NPI_IN_USE(409, "The NPI is in use"),
    /** The employment has ended, or its end is already set; {@code lastDay} says when. */
    NOT_EMPLOYED(409, "The person is not employed"),
    /** Only somebody whose employment has an end can be rehired. */
    STILL_EMPLOYED(409, "The person is still employed"),
    /** The person may not work, for example because of a federal exclusion; {@code becauseOfEventId} names the cause. */
    EMPLOYEE_BLOCKED(409, "The person is blocked"),
    /** A change of assignment that takes effect later is recorded already; {@code effectiveOn} says when. */
    LATER_CHANGE_RECORDED(409, "A later change is recorded"),
    /**
     * The first line of the roster file does not name the expected columns; {@code missing}, {@code unknown} and {@code twice}
     * say which.
     */
    ROSTER_HEADER_WRONG(422, "The header of the roster file is wrong"),
    /** The roster file cannot be read as CSV from {@code line} on; nothing was imported. */
    ROSTER_UNREADABLE(422, "The roster file cannot be read"),
    /** The roster file has wrong rows and was to be taken whole or not at all; nothing was imported. */
    ROSTER_HAS_WRONG_ROWS(422, "The roster file has wrong rows");

    private final int status;
    private final String title;

    StaffProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
