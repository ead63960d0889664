package org.openpractice.compliance.obligation;

import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.KEEP_COMPLIANCE;
import static org.openpractice.platform.identity.Roles.READ_COMPLIANCE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** What the group owes, until when, and what shows that it was done. */
@Path("/obligations")
@RunOnVirtualThread
class ObligationResource {

    private final ReadObligation readObligation;
    private final MeetObligation meetObligation;

    ObligationResource(ReadObligation readObligation, MeetObligation meetObligation) {
        this.readObligation = readObligation;
        this.meetObligation = meetObligation;
    }

    /** Lists obligations, each with its due date and how that date was found. */
    @GET
    @SortedBy({"dueOn", "rule"})
    @RolesAllowed(READ_COMPLIANCE)
    public Page<ObligationView> list(@BeanParam @Valid Obligations.Asked asked) {
        return readObligation.list(asked);
    }

    /** One obligation with its history and evidence. */
    @GET
    @Path("{id}")
    @RolesAllowed(READ_COMPLIANCE)
    public ObligationView read(UUID id) {
        return readObligation.read(id);
    }

    /** Records what shows that an obligation was met. */
    @POST
    @Path("{id}/evidence")
    @RolesAllowed({KEEP_COMPLIANCE, HR})
    public ObligationView meet(UUID id, MeetObligation.Request request) {
        return readObligation.changed(meetObligation.meet(id, request));
    }
}
