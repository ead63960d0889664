package org.openpractice.compliance.location;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;

/** A place where the group works, as far as compliance must know. */
@Entity
class Location {

    @Id
    private UUID id;

    private String name;

    // Says that no update writes it: the service may write the name alone.
    @Column(updatable = false)
    private LocalDate openedOn;

    @SuppressWarnings("NullAway.Init")
    protected Location() {}

    Location(LocationOpened opened, LocalDate openedOn) {
        this.id = opened.locationId();
        this.name = opened.name();
        this.openedOn = openedOn;
    }

    void rename(String newName) {
        name = newName;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    Subject subject() {
        return Subject.location(id);
    }
}
