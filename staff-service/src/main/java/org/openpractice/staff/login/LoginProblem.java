package org.openpractice.staff.login;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about the link between a login and an employee. */
enum LoginProblem implements ProblemType {
    /** The employee has another login; {@code userName} says which. It is ended before the next is set. */
    EMPLOYEE_LINKED(409, "The employee has a login"),
    /** The login belongs to another employee of the group; {@code employeeId} says to whom. */
    LOGIN_IN_USE(409, "The login is in use");

    private final Kind kind;

    LoginProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
