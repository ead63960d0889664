package org.openpractice.payroll.enrollment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** Where somebody works and lives from a day on; two-letter USPS codes. */
@Entity
public class TaxJurisdiction implements EnrollmentVersion {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private LocalDate effectiveFrom;

    private String workState;

    private String residenceState;

    @SuppressWarnings("NullAway.Init")
    protected TaxJurisdiction() {}

    TaxJurisdiction(UUID enrollmentId, LocalDate effectiveFrom, String workState, String residenceState) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.effectiveFrom = effectiveFrom;
        this.workState = workState;
        this.residenceState = residenceState;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID enrollmentId() {
        return enrollmentId;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public String workState() {
        return workState;
    }

    public String residenceState() {
        return residenceState;
    }
}
