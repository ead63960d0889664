package org.openpractice.payroll.benefit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

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

    @POST
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<BenefitPlanView> offer(OfferBenefitPlan.Request request) {
        var plan = offerBenefitPlan.offer(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, BenefitPlanView.of(plan))
                .location(URI.create("/benefit-plans/" + plan.id()))
                .tag(Versions.etag(plan.version()))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR, Roles.ACCOUNTANT})
    @Transactional
    public Page<BenefitPlanView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, plans.page(page), BenefitPlan::id, BenefitPlanView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<BenefitPlanView> get(@PathParam("id") UUID id) {
        var plan = plans.required(id);
        return ResponseBuilder.ok(BenefitPlanView.of(plan))
                .tag(Versions.etag(plan.version()))
                .build();
    }
}
