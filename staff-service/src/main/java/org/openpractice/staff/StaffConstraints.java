package org.openpractice.staff;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database's own refusals mean. */
@ApplicationScoped
class StaffConstraints implements ConstraintProblems {

    private static final String RACE = "another request took it at the same moment";

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "location_name_key", StaffProblem.LOCATION_NAME_IN_USE.because(RACE),
                "department_name_key", StaffProblem.DEPARTMENT_NAME_IN_USE.because(RACE),
                "position_title_key", StaffProblem.POSITION_TITLE_IN_USE.because(RACE),
                "employee_number_key", StaffProblem.EMPLOYEE_NUMBER_IN_USE.because(RACE),
                "employee_ssn_key", StaffProblem.SSN_IN_USE.because(RACE),
                "employee_work_email_key", StaffProblem.WORK_EMAIL_IN_USE.because(RACE),
                "employee_npi_key", StaffProblem.NPI_IN_USE.because(RACE));
    }
}
