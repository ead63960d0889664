package org.openpractice.payroll.benefit;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.KEEP_ENROLLMENTS;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** What employees may choose to have deducted. */
@Path("/benefit-plans")
@RunOnVirtualThread
class BenefitPlanResource {

    private final OfferBenefitPlan offerBenefitPlan;
    private final BenefitPlans plans;

    BenefitPlanResource(OfferBenefitPlan offerBenefitPlan, BenefitPlans plans) {
        this.offerBenefitPlan = offerBenefitPlan;
        this.plans = plans;
    }

    /** Offers a plan that employees may choose. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public BenefitPlanView offer(OfferBenefitPlan.Request request) {
        return BenefitPlanView.of(offerBenefitPlan.offer(request));
    }

    /** Lists the plans that employees may choose. */
    @GET
    @SortedBy({"name", "code", "priority"})
    @RolesAllowed({KEEP_ENROLLMENTS, ACCOUNTANT})
    public Page<BenefitPlanView> list(@BeanParam @Valid BenefitPlans.Asked asked) {
        return plans.list(asked).page(BenefitPlanView::of);
    }

    /** One plan. */
    @GET
    @Path("{id}")
    @RolesAllowed({KEEP_ENROLLMENTS, ACCOUNTANT})
    @Transactional
    public BenefitPlanView get(UUID id) {
        return BenefitPlanView.of(plans.get(id));
    }
}
