package org.openpractice.billing.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        @Nullable UUID claimId) {

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
                visit.claimId());
    }
}
