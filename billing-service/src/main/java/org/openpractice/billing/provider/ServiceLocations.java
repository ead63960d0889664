package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;
import org.openpractice.platform.records.Records;

/** Locations of the practice group. */
@ApplicationScoped
public class ServiceLocations implements Records<ServiceLocation> {

    /** Keeps the locations that staff knows. */
    public void follow(LocationEvent event) {
        switch (event) {
            case LocationOpened opened ->
                findByIdOptional(opened.locationId())
                        .ifPresentOrElse(known -> known.describe(opened), () -> persist(new ServiceLocation(opened)));
        }
    }
}
