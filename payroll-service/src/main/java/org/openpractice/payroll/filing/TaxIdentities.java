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

    Optional<TaxIdentity> of(UUID enrolmentId) {
        return find("enrolmentId", enrolmentId).firstResultOptional();
    }

    Map<UUID, TaxIdentity> of(Collection<UUID> enrolments) {
        return enrolments.isEmpty()
                ? Map.of()
                : list("enrolmentId in ?1", enrolments).stream()
                        .collect(Collectors.toMap(TaxIdentity::enrolmentId, identity -> identity));
    }
}
