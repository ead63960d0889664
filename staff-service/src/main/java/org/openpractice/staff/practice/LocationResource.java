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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.us.PostalAddress;

/** Locations of the group. */
@Path("/locations")
@RunOnVirtualThread
class LocationResource {

    /** A location as it is shown. */
    public record LocationView(UUID id, String name, PostalAddress address, String placeOfService, long version)
            implements Identified, Versioned {

        static LocationView of(Location location) {
            return new LocationView(
                    location.id(), location.name(), location.address(), location.placeOfService(), location.version());
        }
    }

    private final OpenLocation openLocation;
    private final ChangeLocation changeLocation;
    private final Locations locations;

    LocationResource(OpenLocation openLocation, ChangeLocation changeLocation, Locations locations) {
        this.openLocation = openLocation;
        this.changeLocation = changeLocation;
        this.locations = locations;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(RUN_PRACTICE)
    public LocationView open(OpenLocation.Request request) {
        return LocationView.of(openLocation.open(request));
    }

    /** Says anew what a location is; claims that are made from then on say so. */
    @PUT
    @Path("{id}")
    @RolesAllowed(RUN_PRACTICE)
    public LocationView change(UUID id, @BeanParam IfMatch ifMatch, OpenLocation.Request request) {
        return LocationView.of(changeLocation.change(id, ifMatch, request));
    }

    /** Lists locations. */
    @GET
    @SortedBy({"name", "city"})
    @RolesAllowed(READ_PRACTICE)
    public Page<LocationView> list(@BeanParam @Valid Locations.Asked asked) {
        return locations.list(asked).page(LocationView::of);
    }

    /** One location. */
    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed(READ_PRACTICE)
    public LocationView read(UUID id) {
        return LocationView.of(locations.get(id));
    }
}
