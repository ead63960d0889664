package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

/** The group's locations. */
@ApplicationScoped
public class Locations implements Records<Location> {

    /** The location of that name in any case. */
    public Optional<Location> named(String name) {
        return find("lower(name) = lower(?1)", name.strip()).firstResultOptional();
    }
}
