package org.openpractice.payroll.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class BenefitConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "benefit_plan_code",
                BenefitProblem.BENEFIT_PLAN_IN_USE.because("Another plan has this code"),
                "benefit_plan_pay_code",
                BenefitProblem.BENEFIT_PLAN_IN_USE.because("The group has a plan of this kind already"));
    }
}
