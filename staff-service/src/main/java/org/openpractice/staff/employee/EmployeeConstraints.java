package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class EmployeeConstraints implements ConstraintProblems {

    private static final String RACE = "another request took it at the same moment";

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "employee_number_key", EmployeeProblem.EMPLOYEE_NUMBER_IN_USE.because(RACE),
                "employee_ssn_key", EmployeeProblem.SSN_IN_USE.because(RACE),
                "employee_work_email_key", EmployeeProblem.WORK_EMAIL_IN_USE.because(RACE),
                "employee_npi_key", EmployeeProblem.NPI_IN_USE.because(RACE));
    }
}
