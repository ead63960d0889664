package org.openpractice.billing.provider;

import static org.openpractice.platform.identity.Roles.BILL;
import static org.openpractice.platform.identity.Roles.SCHEDULER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Locations as billing knows them: staff-service says what they are, billing what claims need beside that. */
@Path("/service-locations")
@RolesAllowed({BILL, SCHEDULER})
@RunOnVirtualThread
class ServiceLocationResource {

    /**
     * A location as claims name it.
     *
     * @param zip five or nine digits; a claim needs nine
     */
    public record ServiceLocationView(
            UUID id,
            String name,
            String street,
            String city,
            String state,
            String zip,
            String placeOfService,
            @Nullable String cliaNumber,
            long version)
            implements Identified, Versioned {

        static ServiceLocationView of(ServiceLocation location) {
            return new ServiceLocationView(
                    location.id(),
                    location.name(),
                    location.street(),
                    location.city(),
                    location.state(),
                    location.zip(),
                    location.placeOfService(),
                    location.cliaNumber(),
                    location.version());
        }
    }

    /** @param cliaNumber certificate of the laboratory there; null when there is none */
    @Schema(name = "CliaNumberRequest")
    public record CliaNumber(
            @Nullable
            @Pattern(
                    regexp = "\\d{2}D\\d{7}",
                    message = "expected a CLIA number of two digits, D and seven digits, for example 39D0123456")
            String cliaNumber) {}

    private final ServiceLocations locations;

    ServiceLocationResource(ServiceLocations locations) {
        this.locations = locations;
    }

    /** Lists the locations at which services are rendered. */
    @GET
    @SortedBy({"name", "city"})
    public Page<ServiceLocationView> list(@BeanParam @Valid ListRequest asked) {
        return locations.list(asked).page(ServiceLocationView::of);
    }

    /** One location as claims name it. */
    @GET
    @Path("{id}")
    @Transactional
    public ServiceLocationView get(UUID id) {
        return ServiceLocationView.of(locations.get(id));
    }

    /** Says under which CLIA certificate tests are done at the location; claims for them name it (REF*X4). */
    @PUT
    @Path("{id}/clia-number")
    @RolesAllowed(BILL)
    public ServiceLocationView certify(UUID id, @BeanParam IfMatch ifMatch, @Valid CliaNumber request) {
        return ServiceLocationView.of(locations.certify(id, ifMatch, request.cliaNumber()));
    }
}
