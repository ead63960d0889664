package org.openpractice.payroll.deposit;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Changes of accounts of everybody; with {@code state=PROPOSED} those that wait for a second person. */
@Path("/direct-deposit-changes")
@RunOnVirtualThread
class OpenDepositChangeResource {

    private final ReadDirectDeposits readDirectDeposits;
    private final VerifyDirectDeposits verifyDirectDeposits;

    OpenDepositChangeResource(ReadDirectDeposits readDirectDeposits, VerifyDirectDeposits verifyDirectDeposits) {
        this.readDirectDeposits = readDirectDeposits;
        this.verifyDirectDeposits = verifyDirectDeposits;
    }

    /** Lists changes of accounts of everybody. */
    @GET
    @SortedBy({"effectiveFrom", "proposedAt"})
    @RolesAllowed(APPROVE_PAYROLL)
    public Page<DirectDepositChangeView> list(@BeanParam @Valid DirectDeposits.Asked asked) {
        return readDirectDeposits.list(asked);
    }

    /**
     * Verifies many changes at once, for example those of a file, by another person than who proposed them. Each stands by
     * itself: what is refused is left with its reason, and stops no other; where none can be verified the first one's refusal is
     * the answer.
     */
    @POST
    @Path("verification")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public VerifyDirectDeposits.Outcome verify(VerifyDirectDeposits.Request request) {
        return verifyDirectDeposits.verify(request);
    }
}
