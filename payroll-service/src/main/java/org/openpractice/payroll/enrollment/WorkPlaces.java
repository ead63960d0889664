package org.openpractice.payroll.enrollment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.payroll.place.Place;

/** Where people work, as whoever keeps it knows. */
public interface WorkPlaces {

    /** Where somebody works on a day; empty when it was never said. */
    Optional<Place> on(UUID employeeId, LocalDate day);
}
