package org.openpractice.payroll.deposit;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Changes of accounts of everybody; with {@code state=PROPOSED} those that wait for a second person. */
@Path("/direct-deposit-changes")
@RunOnVirtualThread
class OpenDepositChangeResource {

    private final ReadDirectDeposits readDirectDeposits;

    OpenDepositChangeResource(ReadDirectDeposits readDirectDeposits) {
        this.readDirectDeposits = readDirectDeposits;
    }

    @GET
    @SortedBy({"effectiveFrom", "proposedAt"})
    @RolesAllowed(APPROVE_PAYROLL)
    public Page<DirectDepositChangeView> list(@BeanParam @Valid DirectDeposits.Asked asked) {
        return readDirectDeposits.list(asked);
    }
}
