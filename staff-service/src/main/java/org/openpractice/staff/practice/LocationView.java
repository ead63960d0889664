package org.openpractice.staff.practice;

import java.util.UUID;

/** A location as it is shown. */
public record LocationView(UUID id, String name, PostalAddress address, String placeOfService) {

    static LocationView of(Location location) {
        return new LocationView(location.id(), location.name(), location.address(), location.placeOfService());
    }
}
