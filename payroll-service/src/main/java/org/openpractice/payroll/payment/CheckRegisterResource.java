package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;

/** Paper checks by number, without gaps. */
@Path("/check-register")
@RunOnVirtualThread
class CheckRegisterResource {

    private static final int POSITIVE_PAY_LIMIT = 200_000;

    private final Payments payments;
    private final PaymentPolicies policies;
    private final VoidCheck voidCheck;
    private final Audit audit;

    CheckRegisterResource(Payments payments, PaymentPolicies policies, VoidCheck voidCheck, Audit audit) {
        this.payments = payments;
        this.policies = policies;
        this.voidCheck = voidCheck;
        this.audit = audit;
    }

    /**
     * Lists the checks of the group in the order of their numbers, voided ones too.
     *
     * @param payRunId only checks of that run; all when absent
     * @param after only higher numbers
     */
    @GET
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public CheckRegister list(
            @QueryParam("payRunId") @Nullable UUID payRunId,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        audit.record(Verb.READ, "check-register", payRunId);
        return CheckRegister.of(rows(payRunId, after, limit + 1), limit);
    }

    /** For the bank: which checks it shall pay. */
    @GET
    @Path("positive-pay")
    @Produces("text/csv")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public String positivePay(@QueryParam("payRunId") @Nullable UUID payRunId) {
        audit.record(Verb.EXPORTED, "positive-pay", payRunId);
        return CheckRegister.positivePay(
                rows(payRunId, 0, POSITIVE_PAY_LIMIT), policies.current().checkAccountEnding());
    }

    /** Voids a paper check that was not cashed. */
    @POST
    @Path("{number}/void")
    @RolesAllowed(RUN_PAYROLL)
    public CheckRegister.Check voidCheck(long number, VoidCheck.Request request) {
        return CheckRegister.Check.of(voidCheck.voidCheck(number, request));
    }

    private List<Payment> rows(@Nullable UUID payRunId, long after, int limit) {
        return payRunId == null ? payments.checks(after, limit) : payments.checksOf(payRunId, after, limit);
    }
}
