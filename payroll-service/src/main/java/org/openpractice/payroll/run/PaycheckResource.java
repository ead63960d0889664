package org.openpractice.payroll.run;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.payroll.paystub.IssuePaystub;
import org.openpractice.payroll.paystub.Paystub;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.idempotency.Idempotent;

/** Single paychecks and their stubs. */
@Path("/paychecks")
@RunOnVirtualThread
class PaycheckResource {

    private final Paychecks paychecks;
    private final PaidDifferences differences;
    private final PaycheckTrace toldTrace;
    private final VoidPaycheck voidPaycheck;
    private final IssuePaystub issuePaystub;
    private final Audit audit;

    PaycheckResource(
            Paychecks paychecks,
            PaidDifferences differences,
            PaycheckTrace toldTrace,
            VoidPaycheck voidPaycheck,
            IssuePaystub issuePaystub,
            Audit audit) {
        this.voidPaycheck = voidPaycheck;
        this.paychecks = paychecks;
        this.differences = differences;
        this.toldTrace = toldTrace;
        this.issuePaystub = issuePaystub;
        this.audit = audit;
    }

    /** One paycheck with the trace of its calculation. */
    @GET
    @Path("{id}")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public PaycheckView get(UUID id) {
        var paycheck = paychecks.get(id);
        audit.record(Verb.READ, "paycheck", id);
        var lines = paychecks.linesOf(paycheck);
        return PaycheckView.of(paycheck, lines, differences.on(id), toldTrace.of(paycheck, lines));
    }

    /** Opens and calculates a run that voids the paycheck; a second person approves it. */
    @POST
    @Path("{id}/void")
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<PayRunView> voidPaycheck(UUID id, VoidPaycheck.Request request) {
        var run = voidPaycheck.voidPaycheck(id, request);
        return ResponseBuilder.<PayRunView>created(URI.create("/pay-runs/" + run.id()))
                .entity(PayRunView.of(run, paychecks.notPayable(run), paychecks.remarks(run)))
                .build();
    }

    /** The pay stub of a paycheck, as JSON. */
    @GET
    @Path("{id}/paystub")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(RUN_PAYROLL)
    public Paystub paystub(UUID id) {
        return issuePaystub.issue(id);
    }

    @GET
    @Path("{id}/paystub")
    @Produces("application/pdf")
    @RolesAllowed(RUN_PAYROLL)
    public byte[] paystubPdf(UUID id) {
        return issuePaystub.issue(id).pdf();
    }
}
