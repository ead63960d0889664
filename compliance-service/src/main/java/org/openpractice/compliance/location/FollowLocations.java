package org.openpractice.compliance.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.openpractice.compliance.obligation.Obligations;
import org.openpractice.compliance.obligation.Occasion;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.contracts.staff.LocationEvent.LocationChanged;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;

/** Knows the group's places and opens what each of them owes. Runs in the transaction of the staff event that caused it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FollowLocations {

    private final Locations locations;
    private final Obligations obligations;
    private final Clock clock;

    FollowLocations(Locations locations, Obligations obligations, Clock clock) {
        this.locations = locations;
        this.obligations = obligations;
        this.clock = clock;
    }

    /** @param at when it happened: staff says that a place was opened on the day it is */
    public void follow(LocationEvent event, Instant at) {
        switch (event) {
            case LocationOpened opened -> {
                var location = new Location(opened, LocalDate.ofInstant(at, clock.getZone()));
                locations.persist(location);
                obligations.open(location.subject(), Occasion.locationOpened(location.openedOn()));
            }
            case LocationChanged changed ->
                locations.findByIdOptional(changed.locationId()).ifPresent(location -> location.rename(changed.name()));
        }
    }
}
