package org.openpractice.staff.practice;

import static org.openpractice.platform.identity.Roles.READ_PRACTICE;
import static org.openpractice.platform.identity.Roles.RUN_PRACTICE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.staff.practice.Positions.AddPosition;

/** Positions of the group. */
@Path("/positions")
@RunOnVirtualThread
class PositionResource {

    /** A position as it is shown. */
    public record PositionView(
            UUID id,
            String title,
            boolean exempt,
            boolean provider,
            boolean bloodborneExposure,
            int headcount,
            long version)
            implements Identified, Versioned {

        static PositionView of(Position position) {
            return new PositionView(
                    position.id(),
                    position.title(),
                    position.isExempt(),
                    position.isProvider(),
                    position.hasBloodborneExposure(),
                    position.headcount(),
                    position.version());
        }
    }

    private final Positions positions;

    PositionResource(Positions positions) {
        this.positions = positions;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(RUN_PRACTICE)
    public PositionView add(AddPosition request) {
        return PositionView.of(positions.add(request));
    }

    /** Lists positions with the headcount that is planned for each. */
    @GET
    @SortedBy({"title", "headcount"})
    @RolesAllowed(READ_PRACTICE)
    public Page<PositionView> list(@BeanParam @Valid Positions.Asked asked) {
        return positions.list(asked).page(PositionView::of);
    }

    /** One position. */
    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed(READ_PRACTICE)
    public PositionView read(UUID id) {
        return PositionView.of(positions.get(id));
    }
}
