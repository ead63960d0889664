package org.openpractice.payroll.retirement;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.EffectiveDated;

/** The plan document in force from a day on. */
@Entity
class RetirementPlanVersion implements EffectiveDated {

    @Id
    private UUID id;

    @Column(name = "retirement_plan_id")
    @SuppressWarnings("UnusedVariable") // a foreign key
    private UUID planId;

    private LocalDate effectiveFrom;

    @Convert(converter = PlanDocumentColumn.class)
    private PlanDocument document;

    @SuppressWarnings("NullAway.Init")
    protected RetirementPlanVersion() {}

    RetirementPlanVersion(UUID planId, LocalDate effectiveFrom, PlanDocument document) {
        this.id = Ids.next();
        this.planId = planId;
        this.effectiveFrom = effectiveFrom;
        this.document = document;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    PlanDocument document() {
        return document;
    }
}
