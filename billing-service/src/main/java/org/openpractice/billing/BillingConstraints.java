package org.openpractice.billing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** Constraints that guarantee a refusal when two requests race. */
@ApplicationScoped
class BillingConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "payer_payer_id",
                BillingProblem.PAYER_ID_IN_USE.because("one payer id, one payer"),
                "claim_visit",
                BillingProblem.VISIT_ALREADY_CHECKED_OUT.because("one visit, one claim"));
    }
}
