package org.openpractice.payroll.marketpay;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.HR;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.paging.Page;

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
            @Nullable UUID jobId,
            long version)
            implements Identified, Versioned {

        static ProposalView of(AdjustmentProposal proposal) {
            var approved = proposal.approved();
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
                    proposal.drafted().by(),
                    proposal.drafted().at(),
                    approved == null ? null : approved.by(),
                    approved == null ? null : approved.at(),
                    proposal.jobId(),
                    proposal.version());
        }
    }

    /** @param refusal why the pay terms did not take it; empty otherwise */
    public record LineView(
            int number,
            UUID employeeId,
            String employeeNumber,
            String positionTitle,
            PayTerms.Basis basis,
            Rate rateBefore,
            Rate rateAfter,
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

    /** Drafts the yearly adjustments within a budget, for a second person to approve. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(KEEP_ENROLLMENTS)
    public ProposalView draft(ProposeAdjustments.Request request) {
        return ProposalView.of(proposeAdjustments.draft(request));
    }

    /** Lists proposals of adjustments. */
    @GET
    @SortedBy("effectiveFrom")
    @RolesAllowed(KEEP_ENROLLMENTS)
    public Page<ProposalView> list(@BeanParam @Valid AdjustmentProposals.Asked asked) {
        audit.record(READ, "adjustment-proposal", null);
        return proposals.list(asked).page(ProposalView::of);
    }

    /** One proposal with its totals. */
    @GET
    @Path("{id}")
    @RolesAllowed({APPROVE_PAYROLL, HR})
    @Transactional
    public ProposalView get(UUID id) {
        var proposal = proposals.get(id);
        audit.record(READ, "adjustment-proposal", id);
        return ProposalView.of(proposal);
    }

    /** What a proposal means for each person. */
    @GET
    @Path("{id}/lines")
    @SortedBy({"number", "employeeNumber", "positionTitle"})
    @RolesAllowed({APPROVE_PAYROLL, HR})
    @Transactional
    public Page<LineView> lines(UUID id, @BeanParam @Valid AdjustmentProposals.AskedLines asked) {
        proposals.get(id);
        audit.record(READ, "adjustment-lines", id);
        return proposals.lines(id, asked).page(LineView::of);
    }

    /** Approves a proposal; the new pay holds from its day on. */
    @POST
    @Path("{id}/approval")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public ProposalView approve(UUID id, @BeanParam IfMatch ifMatch) {
        return ProposalView.of(proposeAdjustments.approve(id, ifMatch));
    }

    /** Withdraws a proposal that was not approved. */
    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed(KEEP_ENROLLMENTS)
    public ProposalView withdraw(UUID id, @BeanParam IfMatch ifMatch) {
        return ProposalView.of(proposeAdjustments.withdraw(id, ifMatch));
    }

    /** Makes new pay terms of the approved raises, as a job. */
    @POST
    @Path("{id}/application")
    @RolesAllowed(RUN_PAYROLL)
    @APIResponse(responseCode = "202", description = "Location names the job")
    public RestResponse<Void> apply(UUID id, @BeanParam IfMatch ifMatch) {
        return ResponseBuilder.<Void>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/jobs/" + proposeAdjustments.apply(id, ifMatch)))
                .build();
    }
}
