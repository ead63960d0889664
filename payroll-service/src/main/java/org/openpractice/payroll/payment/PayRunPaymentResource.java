package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

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
    @SortedBy({"employeeName", "employeeNumber", "datedOn"})
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public Page<PaymentView> list(UUID payRunId, @BeanParam @Valid Payments.Asked asked) {
        runs.get(payRunId);
        audit.record(Verb.READ, "payments", payRunId);
        return payments.list(payRunId, asked).pageOf(rows -> PaymentView.each(rows, deposits, cipher));
    }

    /** Makes the file that takes deposits back; it leaves when another person releases it. */
    @POST
    @Path("reversal")
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<PaymentFileView> reverse(UUID payRunId, CreateReversal.Request request) {
        runs.get(payRunId);
        return PaymentFileResource.created(createReversal.create(payRunId, request));
    }
}
