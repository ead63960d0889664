package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.outbox.Outbox;

/**
 * Says anew what a location is: its name, where it is, which place of service. Claims that were made there keep the place of
 * service that they were made with. Refuses: {@link PracticeProblem#LOCATION_NAME_IN_USE}.
 */
@ApplicationScoped
class ChangeLocation {

    private final Locations locations;
    private final Outbox outbox;

    ChangeLocation(Locations locations, Outbox outbox) {
        this.locations = locations;
        this.outbox = outbox;
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code precondition-required}, {@code stale-version} */
    @Transactional
    public Location change(UUID id, IfMatch ifMatch, OpenLocation.Request request) {
        var location = locations.lock(id);
        ifMatch.require(location.version());
        locations.named(request.name()).filter(other -> !other.id().equals(id)).ifPresent(other -> {
            throw PracticeProblem.LOCATION_NAME_IN_USE.because("give each location of the group its own name");
        });
        location.change(request.name().strip(), request.address(), request.placeOfService())
                .ifPresent(outbox::append);
        return location;
    }
}
