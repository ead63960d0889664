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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

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
    @Produces(MediaType.APPLICATION_JSON)
    @Path("/due-for-reissue")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public Page<PaymentView> dueForReissue(@BeanParam @Valid PageRequest page) {
        audit.record("read", "payment", null);
        return page(page, payments.dueForReissue(page), deposits, cipher);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public PaymentView get(@PathParam("id") UUID id) {
        var payment = payments.required(id);
        audit.record("read", "payment", id);
        return PaymentView.of(List.of(payment), deposits, cipher).getFirst();
    }

    /** A paper check over the same amount instead of money that came back. */
    @POST
    @Path("/{id}/reissue")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public PaymentView reissue(@PathParam("id") UUID id) {
        return PaymentView.of(List.of(reissuePayment.reissue(id)), deposits, cipher)
                .getFirst();
    }

    static Page<PaymentView> page(PageRequest page, List<Payment> rows, DirectDeposits deposits, ColumnCipher cipher) {
        var views = PaymentView.of(rows, deposits, cipher).stream()
                .collect(Collectors.toMap(PaymentView::id, Function.identity()));
        return Page.of(page, rows, Payment::id, payment -> Objects.requireNonNull(views.get(payment.id())));
    }
}
