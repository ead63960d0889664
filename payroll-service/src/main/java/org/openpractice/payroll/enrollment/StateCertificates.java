package org.openpractice.payroll.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.EffectiveDated;

/** State withholding certificates, read for many people at once. */
@ApplicationScoped
public class StateCertificates {

    private final EntityManager entities;

    StateCertificates(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What each of these people has certified for each state by a pay date; nobody's entry for a state is missing but for
     * want of a certificate.
     */
    public Map<UUID, Map<String, CertifiedClaims>> inForce(Collection<UUID> enrollments, LocalDate payDate) {
        if (enrollments.isEmpty()) {
            return Map.of();
        }
        var inForce = new HashMap<UUID, Map<String, CertifiedClaims>>();
        entities.createQuery("""
                        from StateCertificate
                        where among(enrollmentId, :enrollments) and effectiveFrom <= :payDate
                        """, StateCertificate.class)
                .setParameter("enrollments", Reading.ids(enrollments))
                .setParameter("payDate", payDate)
                .getResultStream()
                .sorted(EffectiveDated.IN_ORDER)
                .forEach(version -> inForce.computeIfAbsent(version.enrollmentId(), person -> new TreeMap<>())
                        .put(version.state(), version.certified()));
        return inForce;
    }
}
