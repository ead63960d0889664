package org.openpractice.payroll.setup;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What is missing before the next payday. */
@Path("/setup-check")
@RunOnVirtualThread
class SetupCheckResource {

    private final CheckSetup checkSetup;

    SetupCheckResource(CheckSetup checkSetup) {
        this.checkSetup = checkSetup;
    }

    /**
     * Names everything that is missing before the next payday of each calendar, with the call that mends it. Who would be
     * refused by the run, and what would not be withheld, comes from a calculation of that run as things stand; nothing is
     * written.
     */
    @GET
    @RolesAllowed(APPROVE_PAYROLL)
    public SetupCheckView check() {
        return checkSetup.check();
    }
}
