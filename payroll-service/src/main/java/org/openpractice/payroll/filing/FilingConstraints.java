package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class FilingConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "tax_identity_ssn",
                FilingProblem.SSN_IN_USE.because("Somebody else of the group has this number"),
                "w2_filing_submitted",
                FilingProblem.W2_FILING_SUBMITTED.because("Another filing of the year was submitted"));
    }
}
