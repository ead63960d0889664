package org.openpractice.payroll.payment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;

/** Paper cheques by number, without gaps. */
@Path("/cheque-register")
@RunOnVirtualThread
public class ChequeRegisterResource {

    private static final int POSITIVE_PAY_LIMIT = 200_000;

    private final Payments payments;
    private final PaymentPolicies policies;
    private final VoidCheque voidCheque;
    private final Audit audit;

    ChequeRegisterResource(Payments payments, PaymentPolicies policies, VoidCheque voidCheque, Audit audit) {
        this.payments = payments;
        this.policies = policies;
        this.voidCheque = voidCheque;
        this.audit = audit;
    }

    /**
     * @param payRunId only cheques of that run; all when absent
     * @param after only higher numbers
     */
    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public ChequeRegister list(
            @QueryParam("payRunId") @Nullable UUID payRunId,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        audit.record("read cheque-register", "payment", payRunId);
        return ChequeRegister.of(rows(payRunId, after, limit + 1), limit);
    }

    /** For the bank: which cheques it shall pay. */
    @GET
    @Path("/positive-pay")
    @Produces("text/csv")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public String positivePay(@QueryParam("payRunId") @Nullable UUID payRunId) {
        audit.record("exported positive-pay", "payment", payRunId);
        return ChequeRegister.positivePay(
                rows(payRunId, 0, POSITIVE_PAY_LIMIT), policies.current().chequeAccountEnding());
    }

    @POST
    @Path("/{number}/void")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public ChequeRegister.Cheque voidCheque(@PathParam("number") long number, VoidCheque.Request request) {
        return ChequeRegister.Cheque.of(voidCheque.voidCheque(number, request));
    }

    private List<Payment> rows(@Nullable UUID payRunId, long after, int limit) {
        return payRunId == null ? payments.cheques(after, limit) : payments.chequesOf(payRunId, after, limit);
    }
}
