package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.payroll.EnrollmentEvent.PayStandingChanged;
import org.openpractice.platform.records.Records;

/** What payroll told of time and pay. */
@ApplicationScoped
class PayStandings implements Records<PayStanding> {

    PayStanding keep(PayStandingChanged told) {
        var known = findById(told.employeeId());
        if (known != null) {
            known.take(told);
            return known;
        }
        var first = new PayStanding(told);
        persist(first);
        return first;
    }

    /** Null when payroll told nothing. */
    @Nullable
    PayStanding of(UUID employeeId) {
        return findById(employeeId);
    }
}
