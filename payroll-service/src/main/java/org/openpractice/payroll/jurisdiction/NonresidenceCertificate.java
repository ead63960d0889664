package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.enrollment.EnrollmentVersion;
import org.openpractice.payroll.place.FiledCertificate;

/** What an employee certified about living in another state than the one of work, from a day on. */
@Entity
class NonresidenceCertificate extends EnrollmentVersion {

    private String workState;

    private String residenceState;

    private boolean withdrawn;

    private boolean dailyCommuter;

    private boolean twentyPercentShareholder;

    private boolean localTaxClaimed;

    @SuppressWarnings("NullAway.Init")
    protected NonresidenceCertificate() {}

    NonresidenceCertificate(UUID enrollmentId, String workState, LocalDate effectiveFrom, FiledCertificate filed) {
        super(enrollmentId, effectiveFrom);
        this.workState = workState;
        this.residenceState = filed.residenceState();
        this.withdrawn = filed.withdrawn();
        this.dailyCommuter = filed.dailyCommuter();
        this.twentyPercentShareholder = filed.twentyPercentShareholder();
        this.localTaxClaimed = filed.localTaxClaimed();
    }

    String workState() {
        return workState;
    }

    FiledCertificate filed() {
        return new FiledCertificate(
                workState,
                effectiveFrom(),
                residenceState,
                withdrawn,
                dailyCommuter,
                twentyPercentShareholder,
                localTaxClaimed);
    }
}
