package org.openpractice.staff.employee;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about employees and their employment. */
public enum EmployeeProblem implements ProblemType {
    /** Somebody of the group has, or had, that employee number; numbers are never given twice. */
    EMPLOYEE_NUMBER_IN_USE(
            409,
            "The employee number is in use",
            "Give a number that nobody had; GET /employees finds who has this one."),
    /**
     * Somebody of the group has that social security number; {@code employeeId} says who. A person who left and comes
     * back is rehired, not hired again.
     */
    SSN_IN_USE(
            409,
            "The social security number is in use",
            "Look at the person whom employeeId names: rehire them with POST /employees/{id}/rehire when they "
                    + "come back, or correct the number."),
    /** Somebody of the group has that work e-mail address. */
    WORK_EMAIL_IN_USE(
            409, "The work e-mail address is in use", "Give another address, or change that of the person who has it."),
    /** Somebody of the group has that national provider identifier. */
    NPI_IN_USE(409, "The NPI is in use", "Check the NPI of both people; each person has one of their own."),
    /** The employment has ended, or its end is already set; {@code lastDay} says when. */
    NOT_EMPLOYED(
            409,
            "The person is not employed",
            "Nothing is to do when the person left as lastDay says; else rehire them first with POST "
                    + "/employees/{id}/rehire."),
    /** Only somebody whose employment has an end can be rehired. */
    STILL_EMPLOYED(
            409,
            "The person is still employed",
            "Change the employment with PUT /employees/{id}, or end it first with POST "
                    + "/employees/{id}/termination."),
    /**
     * The person may not work, for example because of a federal exclusion; {@code becauseOfEventId} names the cause.
     */
    EMPLOYEE_BLOCKED(
            409,
            "The person is blocked",
            "Have compliance decide the match that blocks the person; they can work again when it is cleared."),
    /** A change of assignment that takes effect later is recorded already; {@code effectiveOn} says when. */
    LATER_CHANGE_RECORDED(
            409,
            "A later change is recorded",
            "Give a date after effectiveOn, or make the change when that one has taken effect.");

    private final Kind kind;

    EmployeeProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
