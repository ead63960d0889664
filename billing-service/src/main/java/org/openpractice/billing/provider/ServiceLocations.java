package org.openpractice.billing.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.contracts.staff.StaffEvent;

/** Locations of the practice group. */
@ApplicationScoped
public class ServiceLocations implements PanacheRepositoryBase<ServiceLocation, UUID> {

    public void follow(StaffEvent.LocationOpened opened) {
        findByIdOptional(opened.locationId())
                .ifPresentOrElse(known -> known.describe(opened), () -> persist(new ServiceLocation(opened)));
    }
}
