package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.enrollment.EnrollmentVersion;
import org.openpractice.payroll.place.FiledCertificate;
import org.openpractice.platform.ids.Ids;

/** What an employee certified about living in another state than the one of work, from a day on. */
@Entity
class NonresidenceCertificate implements EnrollmentVersion {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private String workState;

    private LocalDate effectiveFrom;

    private String residenceState;

    private boolean withdrawn;

    private boolean dailyCommuter;

    private boolean twentyPercentShareholder;

    private boolean localTaxClaimed;

    @SuppressWarnings("NullAway.Init")
    protected NonresidenceCertificate() {}

    NonresidenceCertificate(UUID enrollmentId, String workState, LocalDate effectiveFrom, FiledCertificate filed) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.workState = workState;
        this.effectiveFrom = effectiveFrom;
        this.residenceState = filed.residenceState();
        this.withdrawn = filed.withdrawn();
        this.dailyCommuter = filed.dailyCommuter();
        this.twentyPercentShareholder = filed.twentyPercentShareholder();
        this.localTaxClaimed = filed.localTaxClaimed();
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

    String workState() {
        return workState;
    }

    FiledCertificate filed() {
        return new FiledCertificate(
                workState,
                effectiveFrom,
                residenceState,
                withdrawn,
                dailyCommuter,
                twentyPercentShareholder,
                localTaxClaimed);
    }
}
