package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openpractice.platform.records.EffectiveDated;
import org.openpractice.platform.records.Records;

@ApplicationScoped
class RetirementPlans implements Records<RetirementPlan> {

    /** The group's one plan, once there is one. */
    Optional<RetirementPlan> current() {
        return findAll().firstResultOptional();
    }

    /** Every version of the document, in the order in which they take effect; of two from one day the later written holds. */
    @Transactional
    public List<RetirementPlanVersion> versions() {
        return getEntityManager()
                .createQuery("from RetirementPlanVersion", RetirementPlanVersion.class)
                .getResultStream()
                .sorted(EffectiveDated.IN_ORDER)
                .toList();
    }

    /** The document in force on a day. */
    Optional<PlanDocument> on(LocalDate day) {
        return EffectiveDated.on(day, versions()).map(RetirementPlanVersion::document);
    }
}
