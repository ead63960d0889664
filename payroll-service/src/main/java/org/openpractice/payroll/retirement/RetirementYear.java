package org.openpractice.payroll.retirement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** What payroll itself cannot know about somebody's year in the plan. */
@Entity
class RetirementYear {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private int year;

    @Column(name = "prior_year_wages_cents")
    private @Nullable Money priorYearWages;

    @Column(name = "deferred_elsewhere_cents")
    private Money deferredElsewhere;

    @SuppressWarnings("NullAway.Init")
    protected RetirementYear() {}

    RetirementYear(UUID enrollmentId, int year, ReportRetirementYear.Request request) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.year = year;
        report(request);
    }

    final void report(ReportRetirementYear.Request request) {
        this.priorYearWages = request.priorYearWages();
        this.deferredElsewhere = request.deferredElsewhere() == null ? Money.ZERO : request.deferredElsewhere();
    }

    UUID enrollmentId() {
        return enrollmentId;
    }

    int year() {
        return year;
    }

    @Nullable
    Money priorYearWages() {
        return priorYearWages;
    }

    Money deferredElsewhere() {
        return deferredElsewhere;
    }
}
