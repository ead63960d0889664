package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.enrollment.EnrollmentVersion;
import org.openpractice.payroll.place.FiledCertificate;
import org.openpractice.platform.ids.Ids;

/** What an employee certified about living in another state than the one of work, from a day on. */
@Entity
@Table(name = "nonresidence_certificate")
class NonresidenceCertificate implements EnrollmentVersion {

    @Id
    private UUID id;

    @Column(name = "enrollment_id")
    private UUID enrollmentId;

    @Column(name = "work_state")
    private String workState;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Column(name = "residence_state")
    private String residenceState;

    private boolean withdrawn;

    @Column(name = "daily_commuter")
    private boolean dailyCommuter;

    @Column(name = "twenty_percent_shareholder")
    private boolean twentyPercentShareholder;

    @Column(name = "local_tax_claimed")
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
