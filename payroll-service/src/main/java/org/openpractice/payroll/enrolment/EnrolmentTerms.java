package org.openpractice.payroll.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.reading.Reading;

/** Every effective-dated version that belongs to enrolments, read for many at once. */
@ApplicationScoped
public class EnrolmentTerms {

    private final EntityManager entities;

    EnrolmentTerms(EntityManager entities) {
        this.entities = entities;
    }

    void add(Object version) {
        entities.persist(version);
    }

    /** Versions of one kind by enrolment, in the order in which they take effect. */
    public <V extends EffectiveDated> Map<UUID, List<V>> of(Class<V> kind, Collection<UUID> enrolments) {
        if (enrolments.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery("from " + kind.getSimpleName() + " where among(enrolmentId, :enrolments)", kind)
                .setParameter("enrolments", Reading.ids(enrolments))
                .getResultStream()
                .sorted(EffectiveDated.IN_ORDER)
                .collect(Collectors.groupingBy(EffectiveDated::enrolmentId));
    }

    public <V extends EffectiveDated> List<V> of(Class<V> kind, UUID enrolment) {
        return of(kind, List.of(enrolment)).getOrDefault(enrolment, List.of());
    }

    /** Which of the enrolments have any version of that kind. */
    public <V extends EffectiveDated> Set<UUID> having(Class<V> kind, Collection<UUID> enrolments) {
        return enrolments.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select distinct enrolmentId from " + kind.getSimpleName()
                                        + " where among(enrolmentId, :enrolments)",
                                UUID.class)
                        .setParameter("enrolments", Reading.ids(enrolments))
                        .getResultList());
    }

    public Map<UUID, List<EmploymentSpan>> spans(Collection<UUID> enrolments) {
        if (enrolments.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "from EmploymentSpan where among(enrolmentId, :enrolments) order by startsOn, id",
                        EmploymentSpan.class)
                .setParameter("enrolments", Reading.ids(enrolments))
                .getResultStream()
                .collect(Collectors.groupingBy(EmploymentSpan::enrolmentId));
    }
}
