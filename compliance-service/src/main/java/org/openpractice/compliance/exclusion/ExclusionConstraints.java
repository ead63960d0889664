package org.openpractice.compliance.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class ExclusionConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "exclusion_list_same_file",
                ExclusionProblem.EXCLUSION_LIST_KNOWN.because("another request brought it at the same moment"));
    }
}
