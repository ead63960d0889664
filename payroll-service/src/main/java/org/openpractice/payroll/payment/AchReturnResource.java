package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Returns and notifications of change of all files; with an outcome those that somebody has to look at. */
@Path("/ach-returns")
@RunOnVirtualThread
class AchReturnResource {

    private final AchReturns returns;
    private final Audit audit;

    AchReturnResource(AchReturns returns, Audit audit) {
        this.returns = returns;
        this.audit = audit;
    }

    /** Lists returns and notifications of change of all files. */
    @GET
    @SortedBy("receivedAt")
    @RolesAllowed(READ_PAYROLL)
    public Page<AchReturnView> list(@BeanParam @Valid AchReturns.Asked asked) {
        audit.record(Verb.READ, "ach-return", null);
        return returns.list(asked).page(AchReturnView::of);
    }
}
