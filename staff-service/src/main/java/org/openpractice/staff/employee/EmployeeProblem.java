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
            "Give a date after effectiveOn, or make the change when that one has taken effect."),
    /** The employment has no end that could be corrected or withdrawn. */
    END_NOT_SET(
            409,
            "No end is set",
            "End the employment with POST /employees/{id}/termination; who already stays needs nothing."),
    /** Final pay up to {@code lastDay} is approved or paid, so the end is not withdrawn. */
    FINAL_PAY_COUNTS(
            409,
            "Final pay counts",
            "Void the final paycheck or reverse its run first, and try again when payroll has told it, a moment later; "
                    + "or correct the last day with PUT /employees/{id}/termination, or rehire the person from the day "
                    + "after."),
    /** Time was entered, or pay is approved or paid, of the employment that is said never to have been. */
    WORK_COUNTS(
            409,
            "The person worked or is paid",
            "End the employment with POST /employees/{id}/termination. When the time or the pay is wrong, take it back "
                    + "in payroll first, and try again when payroll has told it, a moment later."),
    /** The first day is more than 60 days past; somebody who never came is told sooner. */
    FIRST_DAY_LONG_AGO(
            409, "The first day is long past", "End the employment with POST /employees/{id}/termination instead.");

    private final Kind kind;

    EmployeeProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
