package org.openpractice.billing.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/** A visit. */
record VisitView(
        UUID id,
        UUID patientId,
        UUID locationId,
        UUID renderingEmployeeId,
        LocalDate serviceDate,
        VisitStatus status,
        Instant checkedInAt,
        @Nullable Instant checkedOutAt,
        @Nullable UUID claimId,
        long version)
        implements Identified, Versioned {

    static VisitView of(Visit visit) {
        return new VisitView(
                visit.id(),
                visit.patientId(),
                visit.locationId(),
                visit.renderingEmployeeId(),
                visit.serviceDate(),
                visit.status(),
                visit.checkedInAt(),
                visit.checkedOutAt(),
                visit.claimId(),
                visit.version());
    }
}
