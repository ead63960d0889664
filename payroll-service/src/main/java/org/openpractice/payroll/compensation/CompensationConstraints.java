package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class CompensationConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "provider_contract_employee",
                CompensationProblem.PROVIDER_CONTRACT_EXISTS.because("Draft another version of the contract"));
    }
}
