package org.openpractice.payroll.marketpay;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Yearly adjustments of pay within a budget. */
@Path("/adjustment-proposals")
@RunOnVirtualThread
class AdjustmentProposalResource {

    /**
     * @param total what the raises cost in a year
     * @param unspent what the budget leaves
     * @param conversion how an hourly rate becomes a year's pay
     * @param jobId the job that applies it
     */
    public record ProposalView(
            UUID id,
            LocalDate effectiveFrom,
            Money budget,
            Money total,
            Money unspent,
            String rule,
            String explanation,
            String conversion,
            AdjustmentProposal.State state,
            String draftedBy,
            Instant draftedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable UUID jobId) {

        static ProposalView of(AdjustmentProposal proposal) {
            return new ProposalView(
                    proposal.id(),
                    proposal.effectiveFrom(),
                    proposal.budget(),
                    proposal.total(),
                    proposal.budget().minus(proposal.total()),
                    proposal.rule(),
                    proposal.explanation(),
                    MarketComparisonResource.CONVERSION,
                    proposal.state(),
                    proposal.draftedBy(),
                    proposal.draftedAt(),
                    proposal.approvedBy(),
                    proposal.approvedAt(),
                    proposal.jobId());
        }
    }

    /** @param refusal why the pay terms did not take it; empty otherwise */
    public record LineView(
            int number,
            UUID employeeId,
            String employeeNumber,
            String positionTitle,
            PayTerms.Basis basis,
            Money rateBefore,
            Money rateAfter,
            Money annualIncrease,
            @Nullable BigDecimal compaRatioBefore,
            @Nullable BigDecimal compaRatioAfter,
            String explanation,
            AdjustmentLine.Outcome outcome,
            String refusal) {

        static LineView of(AdjustmentLine line) {
            return new LineView(
                    line.ordinal(),
                    line.employeeId(),
                    line.employeeNumber(),
                    line.positionTitle(),
                    line.basis(),
                    line.rateBefore(),
                    line.rateAfter(),
                    line.annualIncrease(),
                    line.compaRatioBefore(),
                    line.compaRatioAfter(),
                    line.explanation(),
                    line.outcome(),
                    line.refusal());
        }
    }

    private final ProposeAdjustments proposeAdjustments;
    private final AdjustmentProposals proposals;
    private final Audit audit;

    AdjustmentProposalResource(ProposeAdjustments proposeAdjustments, AdjustmentProposals proposals, Audit audit) {
        this.proposeAdjustments = proposeAdjustments;
        this.proposals = proposals;
        this.audit = audit;
    }

    @POST
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR})
    @Transactional
    public RestResponse<ProposalView> draft(ProposeAdjustments.Request request) {
        var proposal = proposeAdjustments.draft(request);
        proposals.flush();
        return ResponseBuilder.create(RestResponse.Status.CREATED, ProposalView.of(proposal))
                .location(URI.create("/adjustment-proposals/" + proposal.id()))
                .tag(Versions.etag(proposal.version()))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR})
    @Transactional
    public Page<ProposalView> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "adjustment-proposal", null);
        return Page.of(page, proposals.page(page), AdjustmentProposal::id, ProposalView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<ProposalView> get(@PathParam("id") UUID id) {
        var proposal = proposals.required(id);
        audit.record("read", "adjustment-proposal", id);
        return reply(proposal);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("/{id}/lines")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR, Roles.PRACTICE_MANAGER})
    @Transactional
    public Page<LineView> lines(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        proposals.required(id);
        audit.record("read lines", "adjustment-proposal", id);
        return Page.of(page, proposals.page(id, page), AdjustmentLine::id, LineView::of);
    }

    @POST
    @Path("/{id}/approval")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<ProposalView> approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(proposeAdjustments.approve(id, ifMatch));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.HR})
    @Transactional
    public RestResponse<ProposalView> withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(proposeAdjustments.withdraw(id, ifMatch));
    }

    /** Makes new pay terms of the approved raises, as a job. */
    @POST
    @Path("/{id}/application")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @APIResponse(responseCode = "202", description = "Location names the job")
    @Transactional
    public RestResponse<Void> apply(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return ResponseBuilder.<Void>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/jobs/" + proposeAdjustments.apply(id, ifMatch)))
                .build();
    }

    private static RestResponse<ProposalView> reply(AdjustmentProposal proposal) {
        return ResponseBuilder.ok(ProposalView.of(proposal))
                .tag(Versions.etag(proposal.version()))
                .build();
    }
}
