package org.openpractice.payroll.advance;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Advances of pay and their repayment. */
@Path("/advances")
@RunOnVirtualThread
class AdvanceResource {

    /**
     * An advance as it is shown.
     *
     * @param number of the employee's advances; stands in the code of its pay lines, {@code ADVANCE-1}
     * @param paidOut what paychecks that are approved or paid have paid out
     * @param repaidFromPay what they have taken back
     * @param repaidDirectly what came in otherwise
     * @param owed what is still owed; below zero where the paycheck that paid it was voided after some was repaid
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AdvanceView(
            UUID id,
            UUID employeeId,
            int number,
            Money amount,
            LocalDate agreedOn,
            @Nullable Money perPayday,
            @Nullable BigDecimal percentOfNet,
            boolean restFromFinalPay,
            Money paidOut,
            Money repaidFromPay,
            Money repaidDirectly,
            Money owed,
            @Nullable LocalDate canceledOn,
            long version)
            implements Identified, Versioned {}

    /** What was repaid directly. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AdvanceRepaymentView(
            UUID id,
            Money amount,
            LocalDate receivedOn,
            @Nullable String reference) {}

    private final AgreeAdvance agreeAdvance;
    private final RepayAdvance repayAdvance;
    private final PayAdvances advances;
    private final Audit audit;

    AdvanceResource(AgreeAdvance agreeAdvance, RepayAdvance repayAdvance, PayAdvances advances, Audit audit) {
        this.agreeAdvance = agreeAdvance;
        this.repayAdvance = repayAdvance;
        this.advances = advances;
        this.audit = audit;
    }

    /** Records a written agreement about an advance; an item {@code ADVANCE} of a run pays it, the next paydays repay it. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public AdvanceView agree(AgreeAdvance.Request request) {
        return view(agreeAdvance.agree(request));
    }

    /** Lists advances with what is owed of each. */
    @GET
    @SortedBy({"agreedOn", "employeeNumber"})
    @RolesAllowed(RUN_PAYROLL)
    public Page<AdvanceView> list(@BeanParam @Valid PayAdvances.Asked asked) {
        audit.record(Verb.READ, "pay-advance", null);
        return advances.list(asked).page(this::view);
    }

    /** One advance with what is owed of it. */
    @GET
    @Path("{id}")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public AdvanceView get(UUID id) {
        var advance = advances.get(id);
        audit.record(Verb.READ, "pay-advance", id);
        return view(advance);
    }

    /** What was repaid of an advance directly. */
    @GET
    @Path("{id}/repayments")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public List<AdvanceRepaymentView> repayments(UUID id) {
        audit.record(Verb.READ, "pay-advance", advances.get(id).id());
        return advances.repayments(id).stream()
                .map(repayment -> new AdvanceRepaymentView(
                        repayment.id(), repayment.amount(), repayment.receivedOn(), repayment.reference()))
                .toList();
    }

    /** Records what was repaid of an advance directly, for example by check. */
    @POST
    @Path("{id}/repayments")
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public AdvanceView repay(UUID id, RepayAdvance.Request request) {
        return view(repayAdvance.repay(id, request));
    }

    /** Cancels an advance that is not paid. */
    @POST
    @Path("{id}/cancellation")
    @RolesAllowed(RUN_PAYROLL)
    public AdvanceView cancel(UUID id, @BeanParam IfMatch ifMatch) {
        return view(agreeAdvance.cancel(id, ifMatch));
    }

    private AdvanceView view(PayAdvance advance) {
        var balance = advances.balance(advance);
        return new AdvanceView(
                advance.id(),
                advance.enrollmentId(),
                advance.number(),
                advance.amount(),
                advance.agreedOn(),
                advance.perPayday(),
                advance.percentOfNet(),
                advance.restFromFinalPay(),
                balance.paidOut(),
                balance.repaidFromPay(),
                balance.repaidDirectly(),
                balance.owed(),
                advance.canceledOn(),
                advance.version());
    }
}
