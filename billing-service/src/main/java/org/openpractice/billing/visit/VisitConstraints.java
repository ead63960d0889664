package org.openpractice.billing.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class VisitConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of("claim_visit", VisitProblem.VISIT_ALREADY_CHECKED_OUT.because("one visit, one claim"));
    }
}
