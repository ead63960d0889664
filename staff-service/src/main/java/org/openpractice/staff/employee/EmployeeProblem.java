package org.openpractice.staff.employee;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about employees and their employment. */
public enum EmployeeProblem implements ProblemType {
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
    LATER_CHANGE_RECORDED(409, "A later change is recorded");

    private final Kind kind;

    EmployeeProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
