package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class PracticeConstraints implements ConstraintProblems {

    private static final String RACE = "another request took it at the same moment";

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "location_name_key", PracticeProblem.LOCATION_NAME_IN_USE.because(RACE),
                "department_name_key", PracticeProblem.DEPARTMENT_NAME_IN_USE.because(RACE),
                "position_title_key", PracticeProblem.POSITION_TITLE_IN_USE.because(RACE));
    }
}
