package org.openpractice.platform.inbox;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.identity.Roles;

/** Events that could not be applied: what waits, and the way to apply it once the cause is mended. */
@Path("/parked-aggregates")
@RunOnVirtualThread
class ParkedAggregateResource {

    private final ParkedAggregates parked;

    ParkedAggregateResource(ParkedAggregates parked) {
        this.parked = parked;
    }

    /** What waits because an event could not be applied, each with the reason. */
    @GET
    @RolesAllowed(Roles.GROUP_ADMIN)
    public List<ParkedAggregates.ParkedAggregate> list() {
        return parked.list();
    }

    /** Applies the waiting events of one record again, in their order, once the cause is mended. */
    @POST
    @Path("{channel}/{aggregateId}/replay")
    @RolesAllowed(Roles.GROUP_ADMIN)
    public ParkedAggregates.Replayed replay(String channel, UUID aggregateId) {
        return parked.replay(channel, aggregateId);
    }
}
