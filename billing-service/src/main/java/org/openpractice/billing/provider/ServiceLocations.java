package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.contracts.staff.LocationEvent.LocationChanged;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Locations of the practice group. */
@ApplicationScoped
public class ServiceLocations implements Records<ServiceLocation> {

    private final Audit audit;

    ServiceLocations(Audit audit) {
        this.audit = audit;
    }

    /** Keeps the locations that staff knows. */
    public void follow(LocationEvent event) {
        switch (event) {
            case LocationOpened opened ->
                keep(new ServiceLocation.Told(
                        opened.locationId(),
                        opened.name(),
                        opened.street(),
                        opened.city(),
                        opened.state(),
                        opened.zip(),
                        opened.placeOfService()));
            case LocationChanged changed ->
                keep(new ServiceLocation.Told(
                        changed.locationId(),
                        changed.name(),
                        changed.street(),
                        changed.city(),
                        changed.state(),
                        changed.zip(),
                        changed.placeOfService()));
        }
    }

    ListOf<ServiceLocation> list(ListRequest asked) {
        return list(ServiceLocation.class, asked)
                .search("e.name", "e.city")
                .sort("name", String.class, "lower(e.name)")
                .sort("city", String.class, "lower(e.city)");
    }

    /** Says under which certificate tests are done at the location; none when the number is null. */
    @Transactional
    public ServiceLocation certify(UUID id, IfMatch ifMatch, @Nullable String cliaNumber) {
        var location = lock(id);
        ifMatch.require(location.version());
        location.certify(cliaNumber);
        audit.record(Verb.CHANGED, "service-location", id);
        return location;
    }

    private void keep(ServiceLocation.Told told) {
        findByIdOptional(told.id())
                .ifPresentOrElse(known -> known.describe(told), () -> persist(new ServiceLocation(told)));
    }
}
