package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.reading.Reading;

/** When people were hired, and when they left. */
@ApplicationScoped
class Employments {

    /** First and last day of somebody's employment; no last day while it goes on. */
    record Employment(LocalDate hiredOn, @Nullable LocalDate lastDay) {}

    private final EntityManager entities;

    Employments(EntityManager entities) {
        this.entities = entities;
    }

    /** From the first day of the first employment to the last of the last; whoever was never employed is absent. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    Map<UUID, Employment> of(Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select enrollment_id, min(starts_on) as hired_on,
                            case when bool_or(last_day is null) then null else max(last_day) end as last_day
                        from employment_span where enrollment_id = any(:employees) group by enrollment_id
                        """, Tuple.class)
                .setParameter("employees", Reading.ids(employees))
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("enrollment_id", UUID.class),
                        row -> new Employment(
                                row.get("hired_on", LocalDate.class), row.get("last_day", LocalDate.class))));
    }
}
