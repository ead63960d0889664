package org.openpractice.staff.login;

import static org.openpractice.platform.identity.Roles.OWN_RECORD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.staff.employee.EmployeeView;

/** The own record among the employees: an older path to {@code /me}. */
@Path("/employees/me")
@RunOnVirtualThread
class OwnEmployeeResource {

    private final ReadOwnRecord readOwnRecord;

    OwnEmployeeResource(ReadOwnRecord readOwnRecord) {
        this.readOwnRecord = readOwnRecord;
    }

    /** The same as {@code GET /me}. */
    @GET
    @RolesAllowed(OWN_RECORD)
    public EmployeeView own() {
        return readOwnRecord.read();
    }
}
