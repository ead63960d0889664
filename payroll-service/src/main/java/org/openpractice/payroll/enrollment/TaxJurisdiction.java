package org.openpractice.payroll.enrollment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** Where somebody works and lives from a day on; two-letter USPS codes. */
@Entity
@Table(name = "tax_jurisdiction")
public class TaxJurisdiction implements EnrollmentVersion {

    @Id
    private UUID id;

    @Column(name = "enrollment_id")
    private UUID enrollmentId;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Column(name = "work_state")
    private String workState;

    @Column(name = "residence_state")
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
