package org.openpractice.payroll.benefit;

import static org.openpractice.platform.audit.Verb.ADDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.benefit.BenefitInput.Treatment;
import org.openpractice.payroll.benefit.BenefitPlan.Kind;
import org.openpractice.platform.audit.Audit;

/**
 * Offers a plan to the employees. Refuses {@link BenefitProblem#BENEFIT_PLAN_IN_USE} and
 * {@link BenefitProblem#GROUP_TERM_LIFE_DISCRIMINATORY}.
 */
@ApplicationScoped
class OfferBenefitPlan {

    /** What happens to the part of a deduction that pay does not leave. */
    public enum Shortfall {
        /** Later paychecks take it. */
        CARRY,
        DROP
    }

    /**
     * @param code short name in the codes of pay lines; capitals and digits
     * @param employerPerPeriod the employer's part of each paycheck, where an election says nothing else; absent for none
     * @param annualLimit the plan's own limit of a calendar year; absent for none
     * @param priority lower numbers are taken first
     * @param nondiscriminatory needed for group-term life insurance, and for no other kind: that it favors key employees
     *     neither in whom it insures nor in the amounts (IRC 79(d)(2))
     */
    @Schema(name = "OfferBenefitPlan")
    public record Request(
            @NotNull @Pattern(regexp = "[A-Z0-9]{1,20}") String code,
            @NotBlank @Size(max = 100) String name,
            @NotNull Kind kind,
            @NotNull Treatment treatment,
            @Nullable Money employerPerPeriod,
            @Nullable Money annualLimit,
            @NotNull Shortfall shortfall,
            @Min(0) @Max(999) int priority,
            @Nullable Boolean nondiscriminatory) {

        @SuppressWarnings("ConstantValue") // absent fields are null until they are validated
        public Request {
            if (employerPerPeriod != null && employerPerPeriod.isNegative()) {
                throw new IllegalArgumentException("expected an employerPerPeriod of zero or more");
            }
            if (annualLimit != null && !annualLimit.isPositive()) {
                throw new IllegalArgumentException("expected an annualLimit above zero");
            }
            if (kind != null && treatment != null) {
                if ((kind == Kind.HSA) != (treatment == Treatment.HSA)) {
                    throw new IllegalArgumentException("expected treatment HSA for kind HSA and for no other");
                }
                if (kind == Kind.GROUP_TERM_LIFE && treatment != Treatment.AFTER_TAX) {
                    // What is paid before tax is the employer's (26 CFR 1.79-0): it would be no payment of the
                    // employee.
                    throw new IllegalArgumentException("expected treatment AFTER_TAX for kind GROUP_TERM_LIFE");
                }
                if ((kind == Kind.GROUP_TERM_LIFE) != (nondiscriminatory != null)) {
                    throw new IllegalArgumentException(
                            "expected nondiscriminatory, true or false, for kind GROUP_TERM_LIFE and for no other");
                }
                if ((kind == Kind.FSA_HEALTH || kind == Kind.DEPENDENT_CARE) && treatment != Treatment.SECTION_125) {
                    throw new IllegalArgumentException("expected treatment SECTION_125 for kind " + kind);
                }
            }
        }
    }

    private final BenefitPlans plans;
    private final Audit audit;

    OfferBenefitPlan(BenefitPlans plans, Audit audit) {
        this.plans = plans;
        this.audit = audit;
    }

    @Transactional
    public BenefitPlan offer(Request request) {
        if (Boolean.FALSE.equals(request.nondiscriminatory())) {
            throw BenefitProblem.GROUP_TERM_LIFE_DISCRIMINATORY.because(
                    "A key employee then has no 50,000 dollars free, and the actual cost counts where it is more than that of the table");
        }
        var plan = new BenefitPlan(request);
        if (plans.anyWith(plan.payCode(), plan.code())) {
            throw BenefitProblem.BENEFIT_PLAN_IN_USE.because(
                    request.kind().isOnePlan()
                            ? "The group has a plan of kind %s already".formatted(request.kind())
                            : "Another plan has the code %s".formatted(request.code()));
        }
        plans.persist(plan);
        audit.record(ADDED, "benefit-plan", plan.id());
        return plan;
    }
}
