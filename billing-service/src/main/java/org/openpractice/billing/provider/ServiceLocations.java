package org.openpractice.billing.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;

/** Locations of the practice group. */
@ApplicationScoped
public class ServiceLocations implements PanacheRepositoryBase<ServiceLocation, UUID> {

    /** Keeps the locations that staff knows. */
    public void follow(LocationEvent event) {
        switch (event) {
            case LocationOpened opened ->
                findByIdOptional(opened.locationId())
                        .ifPresentOrElse(known -> known.describe(opened), () -> persist(new ServiceLocation(opened)));
        }
    }
}
