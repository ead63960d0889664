package org.openpractice.contracts.staff;

import java.util.UUID;

/** What happened to the places where the group sees patients. */
public sealed interface LocationEvent extends StaffEvent {

    UUID locationId();

    @Override
    default String aggregateType() {
        return "location";
    }

    @Override
    default UUID aggregateId() {
        return locationId();
    }

    /**
     * A place where the group sees patients.
     *
     * @param state two-letter USPS code
     * @param placeOfService CMS place-of-service code, for example 11 (office)
     */
    record LocationOpened(
            UUID locationId, String name, String street, String city, String state, String zip, String placeOfService)
            implements LocationEvent {}

    /** A place is another one from now on, or is called otherwise; all of it as it is now. */
    record LocationChanged(
            UUID locationId, String name, String street, String city, String state, String zip, String placeOfService)
            implements LocationEvent {}
}
