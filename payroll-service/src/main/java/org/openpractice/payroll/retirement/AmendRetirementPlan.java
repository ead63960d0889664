package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;

/**
 * Writes the plan document, or a new version of it from a day on; a change needs the current {@code ETag}. Refuses
 * {@link EnrollmentProblem#PERIOD_LOCKED}.
 */
@ApplicationScoped
class AmendRetirementPlan {

    @Schema(name = "AmendRetirementPlan")
    public record Request(
            @NotNull LocalDate effectiveFrom,
            @NotNull @Valid PlanDocument document) {}

    private final RetirementPlans plans;
    private final ApprovedPay approvedPay;
    private final Audit audit;

    AmendRetirementPlan(RetirementPlans plans, ApprovedPay approvedPay, Audit audit) {
        this.plans = plans;
        this.approvedPay = approvedPay;
        this.audit = audit;
    }

    @Transactional
    public RetirementPlan amend(IfMatch ifMatch, Request request) {
        var known = plans.current();
        known.ifPresent(plan -> ifMatch.require(plan.version()));
        approvedPay
                .lastPayDate()
                .filter(paid -> !request.effectiveFrom().isAfter(paid))
                .ifPresent(paid -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because("Pay is approved or paid with pay date " + paid);
                });
        var plan = known.orElseGet(RetirementPlan::first);
        var version = plan.amend(request);
        plans.persist(plan);
        plans.getEntityManager().persist(version);
        audit.record(Verb.CHANGED, "retirement-plan", plan.id());
        return plan;
    }
}
