package org.openpractice.payroll.run;

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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.signature.SignatureView;
import org.openpractice.platform.signature.Signatures;

/** Pay runs: draft, calculate, approve, pay, reverse; and their paychecks. */
@Path("/pay-runs")
@RunOnVirtualThread
class PayRunResource {

    private final PayRuns runs;
    private final Paychecks paychecks;
    private final DraftPayRun draftPayRun;
    private final PayRunCalculation calculation;
    private final ApprovePayRun approvePayRun;
    private final PayPeople payPeople;
    private final ReversePayRun reversePayRun;
    private final PayRunVariance variance;
    private final PayRunApprovals approvals;
    private final Signatures signatures;
    private final Audit audit;

    PayRunResource(
            PayRuns runs,
            Paychecks paychecks,
            DraftPayRun draftPayRun,
            PayRunCalculation calculation,
            ApprovePayRun approvePayRun,
            PayPeople payPeople,
            ReversePayRun reversePayRun,
            PayRunVariance variance,
            PayRunApprovals approvals,
            Signatures signatures,
            Audit audit) {
        this.runs = runs;
        this.paychecks = paychecks;
        this.draftPayRun = draftPayRun;
        this.calculation = calculation;
        this.approvePayRun = approvePayRun;
        this.payPeople = payPeople;
        this.reversePayRun = reversePayRun;
        this.variance = variance;
        this.approvals = approvals;
        this.signatures = signatures;
        this.audit = audit;
    }

    @POST
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PayRunView> draft(PayRunRequest request) {
        var run = draftPayRun.draft(request);
        runs.flush();
        return ResponseBuilder.create(RestResponse.Status.CREATED, PayRunView.of(run, paychecks.notPayable(run)))
                .location(URI.create("/pay-runs/" + run.id()))
                .tag(Versions.etag(run.version()))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public Page<PayRunView> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "pay-run", null);
        return Page.of(page, runs.page(page), PayRun::id, run -> PayRunView.of(run, paychecks.notPayable(run)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<PayRunView> get(@PathParam("id") UUID id) {
        var run = runs.required(id);
        audit.record("read", "pay-run", id);
        return reply(run);
    }

    /** Calculates, or calculates again, as a job. */
    @POST
    @Path("/{id}/calculation")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @APIResponse(responseCode = "202", description = "Location names the job")
    public RestResponse<Void> calculate(@PathParam("id") UUID id) {
        return ResponseBuilder.<Void>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/jobs/" + calculation.start(id)))
                .build();
    }

    @POST
    @Path("/{id}/approval")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<PayRunView> approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(approvePayRun.approve(id, ifMatch));
    }

    @POST
    @Path("/{id}/payment")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PayRunView> pay(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(payPeople.pay(id, ifMatch));
    }

    @POST
    @Path("/{id}/reversal")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PayRunView> reverse(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ReversePayRun.Request request) {
        return reply(reversePayRun.reverse(id, ifMatch, request));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("/{id}/paychecks")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public Page<PaycheckView.Summary> paychecks(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        var run = runs.required(id);
        audit.record("read paychecks", "pay-run", id);
        return Page.of(page, paychecks.page(run, page), Paycheck::id, PaycheckView.Summary::of);
    }

    /** Who is paid otherwise than before, the greatest change first, and why where that can be told. */
    @GET
    @Path("/{id}/variance")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public PayRunVariance.View variance(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        audit.record("read variance", "pay-run", id);
        return variance.of(id, page);
    }

    /** Who approved the run, over what; verified now, with what differs. */
    @GET
    @Path("/{id}/signatures")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public List<SignatureView> signatures(@PathParam("id") UUID id) {
        var run = runs.required(id);
        audit.record("read signatures", "pay-run", id);
        return signatures.verified(ApprovePayRun.SIGNED_SUBJECT, id, approvals.of(run));
    }

    /** The bytes that were signed, so that anybody can compute their SHA-256. */
    @GET
    @Path("/{id}/signatures/{signatureId}/content")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public byte[] signedContent(@PathParam("id") UUID id, @PathParam("signatureId") UUID signatureId) {
        audit.record("read signatures", "pay-run", id);
        return signatures.content(ApprovePayRun.SIGNED_SUBJECT, id, signatureId);
    }

    private RestResponse<PayRunView> reply(PayRun run) {
        return ResponseBuilder.ok(PayRunView.of(run, paychecks.notPayable(run)))
                .tag(Versions.etag(run.version()))
                .build();
    }
}
