package org.openpractice.payroll.retirement;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** The group's 401(k) plan; one. Its document stands beside it, one row a version. */
@Entity
class RetirementPlan extends Aggregate {

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private int versionsWritten;

    @SuppressWarnings("NullAway.Init")
    protected RetirementPlan() {}

    private RetirementPlan(UUID id) {
        super(id);
    }

    static RetirementPlan first() {
        return new RetirementPlan(Ids.next());
    }

    RetirementPlanVersion amend(AmendRetirementPlan.Request request) {
        versionsWritten++;
        return new RetirementPlanVersion(id(), request.effectiveFrom(), request.document());
    }
}
