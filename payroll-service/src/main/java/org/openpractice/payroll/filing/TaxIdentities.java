package org.openpractice.payroll.filing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class TaxIdentities implements PanacheRepositoryBase<TaxIdentity, UUID> {

    Optional<TaxIdentity> of(UUID enrollmentId) {
        return find("enrollmentId", enrollmentId).firstResultOptional();
    }

    Map<UUID, TaxIdentity> of(Collection<UUID> enrollments) {
        return enrollments.isEmpty()
                ? Map.of()
                : list("enrollmentId in ?1", enrollments).stream()
                        .collect(Collectors.toMap(TaxIdentity::enrollmentId, identity -> identity));
    }
}
