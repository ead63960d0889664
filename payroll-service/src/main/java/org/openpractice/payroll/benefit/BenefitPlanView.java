package org.openpractice.payroll.benefit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * A benefit plan as it is shown.
 *
 * @param payCode code of the employees' pay lines
 * @param employerPayCode code of the employer's pay lines
 */
record BenefitPlanView(
        UUID id,
        String code,
        String name,
        BenefitPlan.Kind kind,
        BenefitInput.Treatment treatment,
        String payCode,
        String employerPayCode,
        Money employerPerPeriod,
        @Nullable Money annualLimit,
        OfferBenefitPlan.Shortfall shortfall,
        int priority,
        long version)
        implements Identified, Versioned {

    static BenefitPlanView of(BenefitPlan plan) {
        return new BenefitPlanView(
                plan.id(),
                plan.code(),
                plan.name(),
                plan.kind(),
                plan.treatment(),
                plan.payCode(),
                plan.employerCode(),
                plan.employerPerPeriod(),
                plan.annualLimit(),
                plan.carriesShortfall() ? OfferBenefitPlan.Shortfall.CARRY : OfferBenefitPlan.Shortfall.DROP,
                plan.priority(),
                plan.version());
    }
}
