package org.openpractice.payroll.payment;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** What a run paid, and what is taken back of it. */
@Path("/pay-runs/{payRunId}/payments")
@RunOnVirtualThread
class PayRunPaymentResource {

    private final PayRuns runs;
    private final Payments payments;
    private final DirectDeposits deposits;
    private final CreateReversal createReversal;
    private final ColumnCipher cipher;
    private final Audit audit;

    PayRunPaymentResource(
            PayRuns runs,
            Payments payments,
            DirectDeposits deposits,
            CreateReversal createReversal,
            ColumnCipher cipher,
            Audit audit) {
        this.runs = runs;
        this.payments = payments;
        this.deposits = deposits;
        this.createReversal = createReversal;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** One line for each account and each paper check. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public Page<PaymentView> list(@PathParam("payRunId") UUID payRunId, @BeanParam @Valid PageRequest page) {
        runs.required(payRunId);
        audit.record("read payments", "pay-run", payRunId);
        return PaymentResource.page(page, payments.page(payRunId, page), deposits, cipher);
    }

    /** Makes the file that takes deposits back; it leaves when another person releases it. */
    @POST
    @Path("/reversal")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PaymentFileView> reverse(@PathParam("payRunId") UUID payRunId, CreateReversal.Request request) {
        runs.required(payRunId);
        return PaymentFileResource.created(createReversal.create(payRunId, request));
    }
}
