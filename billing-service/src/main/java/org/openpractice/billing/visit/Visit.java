package org.openpractice.billing.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** A patient at a location with a provider. */
@Entity
class Visit extends Aggregate {

    private UUID patientId;

    private UUID locationId;

    private UUID renderingEmployeeId;

    private LocalDate serviceDate;

    @Enumerated(EnumType.STRING)
    private VisitStatus status;

    private Instant checkedInAt;

    private @Nullable Instant checkedOutAt;

    private @Nullable UUID claimId;

    @SuppressWarnings("NullAway.Init")
    protected Visit() {}

    Visit(CheckIn.Request request, LocalDate serviceDate, Instant now) {
        super(Ids.next());
        this.patientId = request.patientId();
        this.locationId = request.locationId();
        this.renderingEmployeeId = request.renderingEmployeeId();
        this.serviceDate = serviceDate;
        this.status = VisitStatus.CHECKED_IN;
        this.checkedInAt = now;
    }

    /** Refuses: {@link VisitProblem#VISIT_ALREADY_CHECKED_OUT}. */
    void requireCheckedIn() {
        if (status != VisitStatus.CHECKED_IN) {
            throw VisitProblem.VISIT_ALREADY_CHECKED_OUT.because("one visit, one claim");
        }
    }

    void checkOut(UUID itsClaimId, Instant now) {
        status = VisitStatus.CHECKED_OUT;
        checkedOutAt = now;
        claimId = itsClaimId;
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID locationId() {
        return locationId;
    }

    public UUID renderingEmployeeId() {
        return renderingEmployeeId;
    }

    public LocalDate serviceDate() {
        return serviceDate;
    }

    public VisitStatus status() {
        return status;
    }

    public Instant checkedInAt() {
        return checkedInAt;
    }

    public @Nullable Instant checkedOutAt() {
        return checkedOutAt;
    }

    public @Nullable UUID claimId() {
        return claimId;
    }
}
