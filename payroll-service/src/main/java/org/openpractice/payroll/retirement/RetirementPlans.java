package org.openpractice.payroll.retirement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RetirementPlans implements PanacheRepositoryBase<RetirementPlan, UUID> {

    /** The group's one plan, once there is one. */
    Optional<RetirementPlan> current() {
        return findAll().firstResultOptional();
    }

    /** Every version of the document, in the order in which they take effect; of two from one day the later written holds. */
    List<RetirementPlanVersion> versions() {
        return getEntityManager()
                .createQuery("from RetirementPlanVersion", RetirementPlanVersion.class)
                .getResultStream()
                .sorted(Comparator.comparing(RetirementPlanVersion::effectiveFrom)
                        .thenComparing(version -> version.id().toString()))
                .toList();
    }

    /** The document in force on a day. */
    Optional<PlanDocument> on(LocalDate day) {
        return on(day, versions()).map(RetirementPlanVersion::document);
    }

    static Optional<RetirementPlanVersion> on(LocalDate day, List<RetirementPlanVersion> versions) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }
}
