package org.openpractice.compliance.obligation;

import static org.openpractice.platform.identity.Roles.KEEP_COMPLIANCE;
import static org.openpractice.platform.identity.Roles.READ_COMPLIANCE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.openpractice.compliance.obligation.OpenDaysOfGroup.OpenDaysView;
import org.openpractice.platform.http.IfMatch;

/** On which days the group is open for business. */
@Path("/open-days")
@RunOnVirtualThread
class OpenDaysResource {

    private final OpenDaysOfGroup openDays;

    OpenDaysResource(OpenDaysOfGroup openDays) {
        this.openDays = openDays;
    }

    /** The days on which the group is open, Monday to Friday until it says otherwise. */
    @GET
    @RolesAllowed(READ_COMPLIANCE)
    public OpenDaysView read() {
        return openDays.read();
    }

    /** States the days on which the group is open, for due dates computed from now on. */
    @PUT
    @RolesAllowed(KEEP_COMPLIANCE)
    public OpenDaysView change(@BeanParam IfMatch ifMatch, OpenDaysOfGroup.Request request) {
        return OpenDaysView.of(openDays.change(ifMatch, request));
    }
}
