package org.openpractice.payroll.time;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every approved workweek. */
@ApplicationScoped
public class ApprovedWork implements PanacheRepositoryBase<ApprovedHours, UUID> {

    /** Weeks that end between two days, both included. */
    public List<ApprovedHours> endingBetween(LocalDate first, LocalDate last) {
        return list("weekEndsOn between ?1 and ?2 order by weekStartsOn, id", first, last);
    }

    Optional<ApprovedHours> of(UUID enrolmentId, LocalDate weekStartsOn) {
        return find("enrolmentId = ?1 and weekStartsOn = ?2", enrolmentId, weekStartsOn)
                .firstResultOptional();
    }
}
