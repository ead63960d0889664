package org.openpractice.payroll.run;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.job.JobView;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.job.WaitFor;
import org.openpractice.platform.lists.SortedBy;
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
    private final DeleteDraft deleteDraft;
    private final PayRunVariance variance;
    private final PayRunApprovals approvals;
    private final Signatures signatures;
    private final Jobs jobs;
    private final Audit audit;

    PayRunResource(
            PayRuns runs,
            Paychecks paychecks,
            DraftPayRun draftPayRun,
            PayRunCalculation calculation,
            ApprovePayRun approvePayRun,
            PayPeople payPeople,
            ReversePayRun reversePayRun,
            DeleteDraft deleteDraft,
            PayRunVariance variance,
            PayRunApprovals approvals,
            Signatures signatures,
            Jobs jobs,
            Audit audit) {
        this.runs = runs;
        this.paychecks = paychecks;
        this.draftPayRun = draftPayRun;
        this.calculation = calculation;
        this.approvePayRun = approvePayRun;
        this.payPeople = payPeople;
        this.reversePayRun = reversePayRun;
        this.deleteDraft = deleteDraft;
        this.variance = variance;
        this.approvals = approvals;
        this.signatures = signatures;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Opens a run: the regular one of a period, or one of another kind. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public PayRunView draft(PayRunRequest request) {
        return view(draftPayRun.draft(request));
    }

    /** Lists pay runs. */
    @GET
    @SortedBy({"payDate", "periodStartsOn"})
    @RolesAllowed(READ_PAYROLL)
    public Page<PayRunView> list(@BeanParam @Valid PayRuns.Asked asked) {
        audit.record(Verb.READ, "pay-run", null);
        return runs.list(asked).page(this::view);
    }

    /** One pay run with its totals, and who is not paid in it and why. */
    @GET
    @Path("{id}")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public PayRunView get(UUID id) {
        var run = runs.get(id);
        audit.record(Verb.READ, "pay-run", id);
        return view(run);
    }

    /** Deletes a run that nobody approved yet; what is approved is reversed. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(RUN_PAYROLL)
    public void delete(UUID id, @BeanParam IfMatch ifMatch) {
        deleteDraft.delete(id, ifMatch);
    }

    /** Calculates, or calculates again, as a job; with {@code waitSeconds} the answer waits for its end that long. */
    @POST
    @Path("{id}/calculation")
    @RolesAllowed(RUN_PAYROLL)
    @APIResponse(responseCode = "202", description = "Location names the job")
    public RestResponse<JobView> calculate(UUID id, @BeanParam @Valid WaitFor wait) {
        var job = calculation.start(id);
        return ResponseBuilder.<JobView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/jobs/" + job))
                .entity(jobs.await(job, wait.seconds()))
                .build();
    }

    /** Approves a calculated run. */
    @POST
    @Path("{id}/approval")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public PayRunView approve(UUID id, @BeanParam IfMatch ifMatch) {
        return view(approvePayRun.approve(id, ifMatch));
    }

    /** Pays an approved run. */
    @POST
    @Path("{id}/payment")
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public PayRunView pay(UUID id, @BeanParam IfMatch ifMatch) {
        return view(payPeople.pay(id, ifMatch));
    }

    /** Reverses a paid run, whole or for some people. */
    @POST
    @Path("{id}/reversal")
    @RolesAllowed(RUN_PAYROLL)
    public PayRunView reverse(UUID id, @BeanParam IfMatch ifMatch, ReversePayRun.Request request) {
        return view(reversePayRun.reverse(id, ifMatch, request));
    }

    /** Lists the paychecks of a run. */
    @GET
    @Path("{id}/paychecks")
    @SortedBy({"employeeName", "employeeNumber"})
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Page<PaycheckView.Summary> paychecks(UUID id, @BeanParam @Valid Paychecks.AskedOfCalculation asked) {
        var run = runs.get(id);
        audit.record(Verb.READ, "paychecks", id);
        return paychecks.list(run, asked).page(PaycheckView.Summary::of);
    }

    /** Who is paid otherwise than before, the greatest change first, and why where that can be told. */
    @GET
    @Path("{id}/variance")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public PayRunVariance.View variance(UUID id, @BeanParam @Valid PageRequest page) {
        audit.record(Verb.READ, "variance", id);
        return variance.of(id, page);
    }

    /** Who approved the run, over what; verified now, with what differs. */
    @GET
    @Path("{id}/signatures")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public List<SignatureView> signatures(UUID id) {
        var run = runs.get(id);
        audit.record(Verb.READ, "signatures", id);
        return signatures.verified(ApprovePayRun.SIGNED_SUBJECT, id, approvals.of(run));
    }

    /** The bytes that were signed, so that anybody can compute their SHA-256. */
    @GET
    @Path("{id}/signatures/{signatureId}/content")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public byte[] signedContent(UUID id, UUID signatureId) {
        audit.record(Verb.READ, "signatures", id);
        return signatures.content(ApprovePayRun.SIGNED_SUBJECT, id, signatureId);
    }

    private PayRunView view(PayRun run) {
        return PayRunView.of(run, paychecks.notPayable(run), paychecks.remarks(run));
    }
}
