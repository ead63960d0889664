package org.openpractice.payroll.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openpractice.payroll.enrollment.EnrollmentHistory;

/** Who has chosen anything of what the group offers. */
@ApplicationScoped
public class BenefitElections {

    private final BenefitPlans plans;
    private final EnrollmentHistory history;

    BenefitElections(BenefitPlans plans, EnrollmentHistory history) {
        this.plans = plans;
        this.history = history;
    }

    /** Code of the plan that is offered first, where one is. */
    public Optional<String> firstPlan() {
        return plans.listAll().stream()
                .filter(plan -> plan.kind() != BenefitPlan.Kind.HSA)
                .min(Comparator.comparing(BenefitPlan::priority).thenComparing(BenefitPlan::code))
                .map(BenefitPlan::code);
    }

    /** Who of them chose something at some time. */
    public Set<UUID> having(Collection<UUID> employees) {
        return history.having(BenefitElection.class, employees);
    }
}
