package org.openpractice.payroll.finalpay;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;

/** When somebody's final pay is due. */
@Path("/enrollments/{employeeId}/final-pay-deadline")
@RunOnVirtualThread
class FinalPayResource {

    private final FindFinalPayDeadline findFinalPayDeadline;
    private final Audit audit;

    FinalPayResource(FindFinalPayDeadline findFinalPayDeadline, Audit audit) {
        this.findFinalPayDeadline = findFinalPayDeadline;
        this.audit = audit;
    }

    /**
     * The deadline with each step and each skipped day.
     *
     * @param noticeGivenOn day of notice of a resignation; without it the earlier date counts where notice matters
     * @param demandedOn day on which the employee demanded the wages, where that matters
     */
    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.HR})
    @Transactional
    public FinalPayDeadline get(
            @PathParam("employeeId") UUID employeeId,
            @QueryParam("kind") @NotNull SeparationKind kind,
            @QueryParam("noticeGivenOn") @Nullable LocalDate noticeGivenOn,
            @QueryParam("demandedOn") @Nullable LocalDate demandedOn) {
        audit.record("read", "enrollment", employeeId);
        return findFinalPayDeadline.find(employeeId, kind, noticeGivenOn, demandedOn);
    }
}
