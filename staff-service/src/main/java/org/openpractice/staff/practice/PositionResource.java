package org.openpractice.staff.practice;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.BILLER;
import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;
import static org.openpractice.platform.identity.Roles.SCHEDULER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Positions of the group. */
@Path("/positions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PositionResource {

    private final AddPosition addPosition;
    private final Positions positions;

    PositionResource(AddPosition addPosition, Positions positions) {
        this.addPosition = addPosition;
        this.positions = positions;
    }

    @POST
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER})
    public RestResponse<PositionView> add(AddPosition.Request request) {
        var position = addPosition.add(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, PositionView.of(position))
                .location(URI.create("/positions/" + position.id()))
                .tag(Versions.etag(position.version()))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE})
    public Page<PositionView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, positions.page(page), Position::id, PositionView::of);
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE})
    public RestResponse<PositionView> read(UUID id) {
        var position = positions.get(id);
        return RestResponse.ResponseBuilder.ok(PositionView.of(position))
                .tag(Versions.etag(position.version()))
                .build();
    }
}
