package org.openpractice.payroll.takeover;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class TakeOverConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "take_over_year",
                TakeOverProblem.YEAR_TAKEN_OVER.because("Change the take-over of the year with PUT /take-overs/{id}"));
    }
}
