package org.openpractice.staff.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class LoginConstraints implements ConstraintProblems {

    private static final String RACE = "another request linked it at the same moment";

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "employee_login_employee_key", LoginProblem.EMPLOYEE_LINKED.because(RACE),
                "employee_login_user_key", LoginProblem.LOGIN_IN_USE.because(RACE));
    }
}
