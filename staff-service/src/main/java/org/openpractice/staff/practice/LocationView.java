package org.openpractice.staff.practice;

import java.util.UUID;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.us.PostalAddress;

/** A location as it is shown. */
public record LocationView(UUID id, String name, PostalAddress address, String placeOfService, long version)
        implements Identified, Versioned {

    static LocationView of(Location location) {
        return new LocationView(
                location.id(), location.name(), location.address(), location.placeOfService(), location.version());
    }
}
