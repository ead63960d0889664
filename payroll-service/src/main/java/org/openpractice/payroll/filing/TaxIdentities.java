package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.records.Records;

@ApplicationScoped
class TaxIdentities implements Records<TaxIdentity> {

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
