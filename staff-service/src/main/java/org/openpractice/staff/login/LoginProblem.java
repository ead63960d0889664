package org.openpractice.staff.login;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the link between a login and an employee. */
enum LoginProblem implements ProblemType {
    /** The employee has another login; {@code userName} says which. */
    EMPLOYEE_LINKED(
            409, "The employee has a login", "End the other link first with DELETE /employees/{employeeId}/login."),
    /** The login belongs to another employee of the group; {@code employeeId} says to whom. */
    LOGIN_IN_USE(
            409,
            "The login is in use",
            "Check the user id; when the other link is wrong, end it first with DELETE "
                    + "/employees/{employeeId}/login.");

    private final Kind kind;

    LoginProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
