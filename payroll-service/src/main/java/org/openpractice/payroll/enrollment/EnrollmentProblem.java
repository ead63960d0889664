package org.openpractice.payroll.enrollment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about who is on the payroll and on what terms. */
public enum EnrollmentProblem implements ProblemType {
    /** No pay terms are in force for somebody in the period. */
    PAY_TERMS_MISSING(
            422,
            "No pay terms in force",
            "Agree on pay with PUT /enrollments/{employeeId}/pay-terms, effective by the last day of the "
                    + "period, then calculate again."),
    /** The enrollment has ended; terms of somebody who is not on the payroll are not changed. */
    ENROLLMENT_ENDED(
            409,
            "Enrollment has ended",
            "Nothing is to do for somebody who left; who comes back is rehired in the staff service first."),
    /** A change takes effect in a period whose run is approved or paid. */
    PERIOD_LOCKED(
            409,
            "The period is locked",
            "Give a date after the period that is paid, say retroactive where the operation has it, or "
                    + "reverse the run first."),
    /** Pay terms change inside a workweek in a way in which its overtime cannot be calculated. */
    CHANGE_INSIDE_WORKWEEK(
            409,
            "The change falls inside a workweek",
            "Give the first day of a workweek, or give the hours of each day."),
    /** Hours were approved for somebody who is not enrolled. */
    NOT_ENROLLED(
            404,
            "Not enrolled",
            "Check the employee id in GET /enrollments; a hire takes a moment to arrive from the staff " + "service."),
    /** No differential of that name was agreed. */
    DIFFERENTIAL_NOT_AGREED(
            422, "Differential is not agreed", "Add the differential to the person's pay terms, or correct its name."),
    /** The salary is below what the exemption from overtime asks for (29 CFR 541.600, or the law of the state). */
    EXEMPT_SALARY_TOO_LOW(
            422,
            "Salary too low for an exemption from overtime",
            "Raise the salary to what the detail names, or agree on a basis with overtime."),
    /** The rate is below the minimum wage of the place of work: federal, of the state or of the city. */
    BELOW_MINIMUM_WAGE(
            422, "Below the minimum wage", "Raise the rate to what the detail names, or correct the place of work."),
    /** Terms that reach into paid periods stay on the calendar by which these were paid. */
    PAID_BY_ANOTHER_CALENDAR(
            409, "Paid by another calendar", "Change the calendar from a period on that is not paid yet.");

    private final Kind kind;

    EnrollmentProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
