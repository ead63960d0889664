package org.openpractice.staff.practice;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.contracts.staff.LocationEvent.LocationChanged;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.us.PostalAddress;

/** A place where the group sees patients. Its state is the work state of the people assigned to it. */
@Entity
public class Location extends Aggregate {

    private String name;

    @Embedded
    private PostalAddress address;

    private String placeOfService;

    @SuppressWarnings("NullAway.Init")
    protected Location() {}

    /**
     * A location that is opened.
     *
     * @param placeOfService two-digit code of the CMS place-of-service code set, for example 11 (office)
     */
    public Location(UUID id, String name, PostalAddress address, String placeOfService) {
        super(id);
        this.name = name;
        this.address = address;
        this.placeOfService = placeOfService;
    }

    /** The fact that it was opened. */
    public LocationOpened opened() {
        return new LocationOpened(
                id(),
                name,
                address.street(),
                address.city(),
                address.state().name(),
                address.zip().code(),
                placeOfService);
    }

    /** Is something else from now on; empty when it is the same. */
    Optional<LocationChanged> change(String newName, PostalAddress newAddress, String newPlaceOfService) {
        if (name.equals(newName) && address.equals(newAddress) && placeOfService.equals(newPlaceOfService)) {
            return Optional.empty();
        }
        name = newName;
        address = newAddress;
        placeOfService = newPlaceOfService;
        return Optional.of(new LocationChanged(
                id(),
                name,
                address.street(),
                address.city(),
                address.state().name(),
                address.zip().code(),
                placeOfService));
    }

    public String name() {
        return name;
    }

    public PostalAddress address() {
        return address;
    }

    public String placeOfService() {
        return placeOfService;
    }
}
