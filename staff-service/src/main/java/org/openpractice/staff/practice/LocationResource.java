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

/** Locations of the group. */
@Path("/locations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LocationResource {

    private final OpenLocation openLocation;
    private final Locations locations;

    LocationResource(OpenLocation openLocation, Locations locations) {
        this.openLocation = openLocation;
        this.locations = locations;
    }

    @POST
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER})
    public RestResponse<LocationView> open(OpenLocation.Request request) {
        var location = openLocation.open(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, LocationView.of(location))
                .location(URI.create("/locations/" + location.id()))
                .tag(Versions.etag(location.version()))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE})
    public Page<LocationView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, locations.page(page), Location::id, LocationView::of);
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE})
    public RestResponse<LocationView> read(UUID id) {
        var location = locations.get(id);
        return RestResponse.ResponseBuilder.ok(LocationView.of(location))
                .tag(Versions.etag(location.version()))
                .build();
    }
}
