package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.text.InterchangeText;
import org.openpractice.platform.us.PlaceOfService;
import org.openpractice.platform.us.PostalAddress;

/** Opens a location. Refuses: {@link PracticeProblem#LOCATION_NAME_IN_USE}. */
@ApplicationScoped
class OpenLocation {

    /**
     * The location to open, or what it is from now on. Claims name the place of each service, so what they cannot carry is
     * refused here: letters of other scripts, a city of more than 30 characters (N401), a place of service that
     * is none. A claim also needs the nine-digit form of the ZIP code.
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
            String placeOfService) {

        private static final int CITY = 30;

        public Request {
            if (name != null) {
                InterchangeText.requireCarried("name", name);
            }
            if (address != null && address.street() != null && address.city() != null) {
                InterchangeText.requireCarried("address.street", address.street());
                InterchangeText.requireCarried("address.city", address.city());
            }
        }

        @AssertTrue(
                message =
                        "expected a city of at most 30 characters, as many as a claim carries; shorten it as the post does")
        @Schema(hidden = true)
        boolean isCityShort() {
            return address == null
                    || address.city() == null
                    || InterchangeText.plain(address.city()).length() <= CITY;
        }

        @AssertTrue(message = "expected a place of service that CMS has assigned, for example 11 (office)")
        @Schema(hidden = true)
        boolean isPlaceOfServiceAssigned() {
            return placeOfService == null
                    || !placeOfService.matches("\\d{2}")
                    || PlaceOfService.isAssigned(placeOfService);
        }
    }

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
        var location = new Location(Ids.next(), request.name(), request.address(), request.placeOfService());
        locations.persist(location);
        outbox.append(location.opened());
        return location;
    }
}
