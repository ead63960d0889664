package org.openpractice.staff.login;

import static org.openpractice.platform.identity.Roles.OWN_RECORD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.staff.employee.EmployeeView;

/** The own record of whoever asks. */
@Path("/me")
@RunOnVirtualThread
class OwnRecordResource {

    private final ReadOwnRecord readOwnRecord;

    OwnRecordResource(ReadOwnRecord readOwnRecord) {
        this.readOwnRecord = readOwnRecord;
    }

    /** The own record; the first request links the login by its verified e-mail address when HR has not linked it. */
    @GET
    @RolesAllowed(OWN_RECORD)
    public EmployeeView own() {
        return readOwnRecord.read();
    }
}
