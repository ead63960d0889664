package org.openpractice.compliance.exclusion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the people of the group stand against the list. */
@ApplicationScoped
class Screenings implements PanacheRepositoryBase<Screening, UUID> {

    private static final int SHOWN_RECORDS = 36;

    private final EntityManager entities;

    Screenings(EntityManager entities) {
        this.entities = entities;
    }

    Map<UUID, Screening> byId(Collection<UUID> ids) {
        return find("id in ?1", ids).stream().collect(Collectors.toMap(Screening::id, Function.identity()));
    }

    void keep(ScreeningRecord record) {
        entities.persist(record);
    }

    /** The newest records first; three years of monthly ones. */
    List<ScreeningRecord.View> records(UUID employeeId) {
        return entities.createQuery(
                        "from ScreeningRecord where employeeId = :id order by id desc", ScreeningRecord.class)
                .setParameter("id", employeeId)
                .setMaxResults(SHOWN_RECORDS)
                .getResultStream()
                .map(ScreeningRecord::view)
                .toList();
    }
}
