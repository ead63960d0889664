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
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Single payments. */
@Path("/payments")
@RunOnVirtualThread
class PaymentResource {

    private final Payments payments;
    private final DirectDeposits deposits;
    private final ReissuePayment reissuePayment;
    private final ColumnCipher cipher;
    private final Audit audit;

    PaymentResource(
            Payments payments,
            DirectDeposits deposits,
            ReissuePayment reissuePayment,
            ColumnCipher cipher,
            Audit audit) {
        this.payments = payments;
        this.deposits = deposits;
        this.reissuePayment = reissuePayment;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** Money that came back or was voided and is not paid again yet. */
    @GET
    @Path("due-for-reissue")
    @SortedBy({"employeeName", "employeeNumber", "datedOn"})
    @RolesAllowed(READ_PAYROLL)
    public Page<PaymentView> dueForReissue(@BeanParam @Valid Payments.Asked asked) {
        audit.record(Verb.READ, "payment", null);
        return payments.dueForReissue(asked).pageOf(rows -> PaymentView.each(rows, deposits, cipher));
    }

    /** One payment and what became of it. */
    @GET
    @Path("{id}")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public PaymentView get(UUID id) {
        var payment = payments.get(id);
        audit.record(Verb.READ, "payment", id);
        return PaymentView.of(payment, deposits, cipher);
    }

    /** A paper check over the same amount instead of money that came back. */
    @POST
    @Path("{id}/reissue")
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public PaymentView reissue(UUID id) {
        return PaymentView.of(reissuePayment.reissue(id), deposits, cipher);
    }
}
