package org.openpractice.payroll.enrollment;

import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.UUID;

/** Where somebody works and lives from a day on; two-letter USPS codes. */
@Entity
public class TaxJurisdiction extends EnrollmentVersion {

    private String workState;

    private String residenceState;

    @SuppressWarnings("NullAway.Init")
    protected TaxJurisdiction() {}

    TaxJurisdiction(UUID enrollmentId, LocalDate effectiveFrom, String workState, String residenceState) {
        super(enrollmentId, effectiveFrom);
        this.workState = workState;
        this.residenceState = residenceState;
    }

    public String workState() {
        return workState;
    }

    public String residenceState() {
        return residenceState;
    }
}
