package org.openpractice.payroll.retirement;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** The group's 401(k) plan; one. Its document stands beside it, one row a version. */
@Entity
class RetirementPlan {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private int versionsWritten;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected RetirementPlan() {}

    static RetirementPlan first() {
        var plan = new RetirementPlan();
        plan.id = Ids.next();
        return plan;
    }

    RetirementPlanVersion amend(AmendRetirementPlan.Request request) {
        versionsWritten++;
        return new RetirementPlanVersion(id, request.effectiveFrom(), request.document());
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }
}
