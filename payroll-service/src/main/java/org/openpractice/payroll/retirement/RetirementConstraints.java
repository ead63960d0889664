package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class RetirementConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "plan_loan_reference",
                RetirementProblem.PLAN_LOAN_REFERENCE_IN_USE.because("Another loan has this reference"),
                "retirement_deposit_pkey",
                RetirementProblem.RETIREMENT_DEPOSIT_RECORDED.because("The deposit of this run is recorded"));
    }
}
