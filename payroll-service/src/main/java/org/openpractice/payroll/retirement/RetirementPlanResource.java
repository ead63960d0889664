package org.openpractice.payroll.retirement;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.KEEP_ENROLLMENTS;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's 401(k) plan and its census. */
@Path("/retirement-plan")
@RunOnVirtualThread
class RetirementPlanResource {

    /** The plan with every version of its document, in the order in which they take effect. */
    public record RetirementPlanView(List<Version> versions, long version) implements Versioned {

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

    /** Says what the group's 401(k) plan is from a day on. */
    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public RetirementPlanView amend(@BeanParam IfMatch ifMatch, AmendRetirementPlan.Request request) {
        return view(amendRetirementPlan.amend(ifMatch, request));
    }

    /** The group's 401(k) plan with its versions. */
    @GET
    @RolesAllowed({KEEP_ENROLLMENTS, ACCOUNTANT})
    @Transactional
    public RetirementPlanView get() {
        return view(plans.current().orElseThrow(PlatformProblem::notFound));
    }

    /** Everybody who was paid in the year, with what was contributed: for the record keeper and the yearly tests. */
    @GET
    @Path("census")
    @Produces("text/csv")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public RestResponse<String> census(@QueryParam("year") @Min(2000) @Max(2100) int year) {
        audit.record(Verb.EXPORTED, "census", null);
        return ResponseBuilder.ok(exportCensus.of(year))
                .header("Content-Disposition", "attachment; filename=\"census-" + year + ".csv\"")
                .build();
    }

    private RetirementPlanView view(RetirementPlan plan) {
        return new RetirementPlanView(
                plans.versions().stream()
                        .map(version -> new RetirementPlanView.Version(version.effectiveFrom(), version.document()))
                        .toList(),
                plan.version());
    }
}
