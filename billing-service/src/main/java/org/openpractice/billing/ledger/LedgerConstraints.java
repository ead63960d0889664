package org.openpractice.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class LedgerConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "ledger_account_code",
                LedgerProblem.ACCOUNT_CODE_IN_USE.because("give each account its own code"),
                "ledger_account_number",
                LedgerProblem.ACCOUNT_NUMBER_IN_USE.because("give each account its own number"));
    }
}
