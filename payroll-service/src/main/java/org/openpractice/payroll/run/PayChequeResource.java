package org.openpractice.payroll.run;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.openpractice.payroll.paystub.IssuePaystub;
import org.openpractice.payroll.paystub.Paystub;
import org.openpractice.payroll.paystub.PaystubPdf;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;

/** Single pay cheques and their stubs. */
@Path("/pay-cheques")
@RunOnVirtualThread
public class PayChequeResource {

    private final PayCheques cheques;
    private final ToldTrace toldTrace;
    private final IssuePaystub issuePaystub;
    private final Audit audit;

    PayChequeResource(PayCheques cheques, ToldTrace toldTrace, IssuePaystub issuePaystub, Audit audit) {
        this.cheques = cheques;
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
        return PayChequeView.of(cheque, lines, toldTrace.of(cheque, lines));
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
