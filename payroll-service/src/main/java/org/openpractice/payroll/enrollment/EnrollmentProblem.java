package org.openpractice.payroll.enrollment;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about who is on the payroll and on what terms. */
public enum EnrollmentProblem implements ProblemType {
    /** 422: no pay terms are in force for somebody in the period. */
    PAY_TERMS_MISSING(422, "No pay terms in force"),
    /** 409: the enrollment has ended; terms of somebody who is not on the payroll are not changed. */
    ENROLLMENT_ENDED(409, "Enrollment has ended"),
    /** 409: a change takes effect in a period whose run is approved or paid. */
    PERIOD_LOCKED(409, "The period is locked"),
    /** 409: pay terms change inside a workweek in a way in which its overtime cannot be calculated. */
    CHANGE_INSIDE_WORKWEEK(409, "The change falls inside a workweek"),
    /** 404: hours were approved for somebody who is not enrolled. */
    NOT_ENROLLED(404, "Not enrolled"),
    /** 422: no differential of that name was agreed. */
    DIFFERENTIAL_NOT_AGREED(422, "Differential is not agreed"),
    /** 422: the salary is below what the exemption from overtime asks for (29 CFR 541.600, or the law of the state). */
    EXEMPT_SALARY_TOO_LOW(422, "Salary too low for an exemption from overtime"),
    /** 422: the rate is below the minimum wage of the place of work, federal, of the state or of the city. */
    BELOW_MINIMUM_WAGE(422, "Below the minimum wage"),
    /** 409: terms that reach into paid periods stay on the calendar by which these were paid. */
    PAID_BY_ANOTHER_CALENDAR(409, "Paid by another calendar");

    private final Kind kind;

    EnrollmentProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
