package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

@ApplicationScoped
public class TaxIdentities implements Records<TaxIdentity> {

    Optional<TaxIdentity> of(UUID enrollmentId) {
        return find("enrollmentId", enrollmentId).firstResultOptional();
    }

    Optional<TaxIdentity> withNumber(byte[] index) {
        return find("ssnIndex", index).firstResultOptional();
    }

    /** Who of them has a number and address for a wage statement. */
    public Set<UUID> having(Collection<UUID> enrollments) {
        return enrollments.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("select enrollmentId from TaxIdentity where among(enrollmentId, :ids)", UUID.class)
                        .setParameter("ids", Reading.ids(enrollments))
                        .getResultList());
    }

    Map<UUID, TaxIdentity> of(Collection<UUID> enrollments) {
        return enrollments.isEmpty()
                ? Map.of()
                : list("enrollmentId in ?1", enrollments).stream()
                        .collect(Collectors.toMap(TaxIdentity::enrollmentId, identity -> identity));
    }
}
