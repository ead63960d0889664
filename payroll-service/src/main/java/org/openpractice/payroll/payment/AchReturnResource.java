package org.openpractice.payroll.payment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

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

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public Page<AchReturnView> list(
            @QueryParam("outcome") AchReturn.@Nullable Outcome outcome, @BeanParam @Valid PageRequest page) {
        audit.record("read", "ach-return", null);
        return Page.of(page, returns.page(outcome, page), AchReturn::id, AchReturnView::of);
    }
}
