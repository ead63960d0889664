package org.openpractice.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

/** What the database's own refusals mean. */
@ApplicationScoped
class ComplianceConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "exclusion_list_same_file",
                ComplianceProblem.EXCLUSION_LIST_KNOWN.because("another request brought it at the same moment"),
                "open_days_pkey",
                PlatformProblem.CONCURRENT_CHANGE.because("another request said it at the same moment"));
    }
}
