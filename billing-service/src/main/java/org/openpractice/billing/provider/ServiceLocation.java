package org.openpractice.billing.provider;

import jakarta.persistence.Entity;
import org.openpractice.billing.Address;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.platform.records.Aggregate;

/** A place where the group sees patients, as staff-service knows it. */
@Entity
public class ServiceLocation extends Aggregate {

    private String name;
    private Address address;

    private String placeOfService;

    @SuppressWarnings("NullAway.Init")
    protected ServiceLocation() {}

    @SuppressWarnings("NullAway.Init") // describe sets the rest
    ServiceLocation(LocationEvent.LocationOpened opened) {
        super(opened.locationId());
        describe(opened);
    }

    void describe(LocationEvent.LocationOpened opened) {
        this.name = opened.name();
        this.address = new Address(opened.street(), opened.city(), opened.state(), opened.zip());
        this.placeOfService = opened.placeOfService();
    }

    public String name() {
        return name;
    }

    public Address address() {
        return address;
    }

    /** CMS place-of-service code, for example 11 (office). */
    public String placeOfService() {
        return placeOfService;
    }
}
