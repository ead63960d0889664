package org.openpractice.payroll.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.EffectiveDated;

/** Every effective-dated version that belongs to enrollments, read for many at once. */
@ApplicationScoped
public class EnrollmentHistory {

    private final EntityManager entities;

    EnrollmentHistory(EntityManager entities) {
        this.entities = entities;
    }

    public void add(Object version) {
        entities.persist(version);
    }

    /** Only an employment that never was is removed. */
    void remove(EmploymentSpan span) {
        entities.remove(span);
    }

    /** Versions of one kind by enrollment, in the order in which they take effect. */
    public <V extends EnrollmentVersion> Map<UUID, List<V>> of(Class<V> kind, Collection<UUID> enrollments) {
        if (enrollments.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery("from " + kind.getSimpleName() + " where among(enrollmentId, :enrollments)", kind)
                .setParameter("enrollments", Reading.ids(enrollments))
                .getResultStream()
                .sorted(EffectiveDated.IN_ORDER)
                .collect(Collectors.groupingBy(EnrollmentVersion::enrollmentId));
    }

    public <V extends EnrollmentVersion> List<V> of(Class<V> kind, UUID enrollment) {
        return of(kind, List.of(enrollment)).getOrDefault(enrollment, List.of());
    }

    /** Which of the enrollments have any version of that kind. */
    public <V extends EnrollmentVersion> Set<UUID> having(Class<V> kind, Collection<UUID> enrollments) {
        return enrollments.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select distinct enrollmentId from " + kind.getSimpleName()
                                        + " where among(enrollmentId, :enrollments)",
                                UUID.class)
                        .setParameter("enrollments", Reading.ids(enrollments))
                        .getResultList());
    }

    public Map<UUID, List<EmploymentSpan>> spans(Collection<UUID> enrollments) {
        if (enrollments.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "from EmploymentSpan where among(enrollmentId, :enrollments) order by startsOn, id",
                        EmploymentSpan.class)
                .setParameter("enrollments", Reading.ids(enrollments))
                .getResultStream()
                .collect(Collectors.groupingBy(EmploymentSpan::enrollmentId));
    }
}
