package org.openpractice.payroll.time;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every approved workweek. */
@ApplicationScoped
public class ApprovedWork implements PanacheRepositoryBase<ApprovedHours, UUID> {

    /** Weeks that end between two days, both included. */
    public List<ApprovedHours> endingBetween(Collection<UUID> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : list(
                        "enrolmentId in ?1 and weekEndsOn between ?2 and ?3 order by weekStartsOn, id",
                        employees,
                        first,
                        last);
    }

    Optional<ApprovedHours> of(UUID enrolmentId, LocalDate weekStartsOn) {
        return find("enrolmentId = ?1 and weekStartsOn = ?2", enrolmentId, weekStartsOn)
                .firstResultOptional();
    }
}
