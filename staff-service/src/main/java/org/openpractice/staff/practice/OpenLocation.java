package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.us.PostalAddress;

/** Opens a location. Refuses: {@link PracticeProblem#LOCATION_NAME_IN_USE}. */
@ApplicationScoped
class OpenLocation {

    /**
     * The location to open.
     *
     * @param placeOfService two-digit code of the CMS place-of-service code set, for example 11 (office)
     */
    @Schema(name = "OpenLocation")
    public record Request(
            @NotBlank @Size(max = 80) String name,
            @NotNull @Valid PostalAddress address,

            @NotNull
            @Pattern(
                    regexp = "\\d{2}",
                    message = "expected the two digits of a CMS place-of-service code, for example 11")
            String placeOfService) {}

    private final Locations locations;
    private final Outbox outbox;

    OpenLocation(Locations locations, Outbox outbox) {
        this.locations = locations;
        this.outbox = outbox;
    }

    @Transactional
    public Location open(Request request) {
        locations.named(request.name()).ifPresent(other -> {
            throw PracticeProblem.LOCATION_NAME_IN_USE.because("give each location of the group its own name");
        });
        var location = new Location(Ids.next(), request.name().strip(), request.address(), request.placeOfService());
        locations.persist(location);
        outbox.append(location.opened());
        return location;
    }
}
