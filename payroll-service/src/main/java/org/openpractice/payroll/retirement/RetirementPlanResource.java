package org.openpractice.payroll.retirement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's 401(k) plan and its census. */
@Path("/retirement-plan")
@RunOnVirtualThread
class RetirementPlanResource {

    /** The plan with every version of its document, in the order in which they take effect. */
    public record RetirementPlanView(List<Version> versions) {

        public record Version(LocalDate effectiveFrom, PlanDocument document) {}
    }

    private final AmendRetirementPlan amendRetirementPlan;
    private final RetirementPlans plans;
    private final ExportCensus exportCensus;
    private final Audit audit;

    RetirementPlanResource(
            AmendRetirementPlan amendRetirementPlan, RetirementPlans plans, ExportCensus exportCensus, Audit audit) {
        this.amendRetirementPlan = amendRetirementPlan;
        this.plans = plans;
        this.exportCensus = exportCensus;
        this.audit = audit;
    }

    @PUT
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<RetirementPlanView> amend(
            @HeaderParam("If-Match") @Nullable String ifMatch, AmendRetirementPlan.Request request) {
        return reply(amendRetirementPlan.amend(ifMatch, request));
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<RetirementPlanView> get() {
        return reply(plans.current().orElseThrow(PlatformProblem::notFound));
    }

    /** Everybody who was paid in the year, with what was contributed: for the record keeper and the yearly tests. */
    @GET
    @Path("/census")
    @Produces("text/csv")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public RestResponse<String> census(@QueryParam("year") @Min(2000) @Max(2100) int year) {
        audit.record("exported census", "retirement-plan", null);
        return ResponseBuilder.ok(exportCensus.of(year))
                .header("Content-Disposition", "attachment; filename=\"census-" + year + ".csv\"")
                .build();
    }

    private RestResponse<RetirementPlanView> reply(RetirementPlan plan) {
        return ResponseBuilder.ok(new RetirementPlanView(plans.versions().stream()
                        .map(version -> new RetirementPlanView.Version(version.effectiveFrom(), version.document()))
                        .toList()))
                .tag(Versions.etag(plan.version()))
                .build();
    }
}
