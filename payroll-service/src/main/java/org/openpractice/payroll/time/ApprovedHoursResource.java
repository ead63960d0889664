package org.openpractice.payroll.time;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;

/** Approved hours, as timekeeping delivers them. */
@Path("/approved-hours")
@RunOnVirtualThread
public class ApprovedHoursResource {

    private final ApproveHours approveHours;

    ApprovedHoursResource(ApproveHours approveHours) {
        this.approveHours = approveHours;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    public ApproveHours.Accepted approve(ApproveHours.Request request) {
        return approveHours.approve(request);
    }
}
