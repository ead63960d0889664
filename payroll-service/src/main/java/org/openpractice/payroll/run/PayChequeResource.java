package org.openpractice.payroll.run;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import org.openpractice.payroll.paystub.IssuePaystub;
import org.openpractice.payroll.paystub.Paystub;
import org.openpractice.payroll.paystub.PaystubPdf;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;

/** Single pay cheques and their stubs. */
@Path("/pay-cheques")
@RunOnVirtualThread
public class PayChequeResource {

    private final PayCheques cheques;
    private final PaidDifferences differences;
    private final ToldTrace toldTrace;
    private final VoidPayCheque voidPayCheque;
    private final IssuePaystub issuePaystub;
    private final Audit audit;

    PayChequeResource(
            PayCheques cheques,
            PaidDifferences differences,
            ToldTrace toldTrace,
            VoidPayCheque voidPayCheque,
            IssuePaystub issuePaystub,
            Audit audit) {
        this.voidPayCheque = voidPayCheque;
        this.cheques = cheques;
        this.differences = differences;
        this.toldTrace = toldTrace;
        this.issuePaystub = issuePaystub;
        this.audit = audit;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public PayChequeView get(@PathParam("id") UUID id) {
        var cheque = cheques.required(id);
        audit.record("read", "pay-cheque", id);
        var lines = cheques.linesOf(cheque);
        return PayChequeView.of(cheque, lines, differences.on(id), toldTrace.of(cheque, lines));
    }

    /** Opens and calculates a run that voids the cheque; a second person approves it. */
    @POST
    @Path("/{id}/void")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PayRunView> voidCheque(@PathParam("id") UUID id, VoidPayCheque.Request request) {
        var run = voidPayCheque.voidCheque(id, request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, PayRunView.of(run, cheques.notPayable(run)))
                .location(URI.create("/pay-runs/" + run.id()))
                .tag(Versions.etag(run.version()))
                .build();
    }

    @GET
    @Path("/{id}/paystub")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    public Paystub paystub(@PathParam("id") UUID id) {
        return issuePaystub.issue(id);
    }

    @GET
    @Path("/{id}/paystub")
    @Produces("application/pdf")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    public byte[] paystubPdf(@PathParam("id") UUID id) {
        return PaystubPdf.render(issuePaystub.issue(id));
    }
}
