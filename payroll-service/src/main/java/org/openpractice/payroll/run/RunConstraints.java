package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class RunConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "pay_run_period",
                RunProblem.PERIOD_HAS_A_RUN.because("Reverse the run of this period before you open another"));
    }
}
