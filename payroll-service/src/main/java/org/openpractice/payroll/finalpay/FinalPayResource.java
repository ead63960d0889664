package org.openpractice.payroll.finalpay;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.HR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;

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
    @RolesAllowed({APPROVE_PAYROLL, HR})
    @Transactional
    public FinalPayDeadline get(
            UUID employeeId,
            @QueryParam("kind") @NotNull SeparationKind kind,
            @QueryParam("noticeGivenOn") @Nullable LocalDate noticeGivenOn,
            @QueryParam("demandedOn") @Nullable LocalDate demandedOn) {
        audit.record(READ, "enrollment", employeeId);
        return findFinalPayDeadline.find(employeeId, kind, noticeGivenOn, demandedOn);
    }
}
