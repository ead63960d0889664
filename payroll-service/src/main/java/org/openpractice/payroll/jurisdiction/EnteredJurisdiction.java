package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.EnrollmentVersion;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;
import org.openpractice.platform.ids.Ids;

/** Where somebody works and lives from a day on, down to the locality, as payroll entered it. */
@Entity
@Table(name = "entered_jurisdiction")
class EnteredJurisdiction implements EnrollmentVersion {

    @Id
    private UUID id;

    @Column(name = "enrollment_id")
    private UUID enrollmentId;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Column(name = "work_state")
    private String workState;

    @Column(name = "work_county")
    private @Nullable String workCounty;

    @Column(name = "work_city")
    private @Nullable String workCity;

    @Column(name = "work_school_district")
    private @Nullable String workSchoolDistrict;

    @Column(name = "work_psd_code")
    private @Nullable String workPsdCode;

    @Column(name = "residence_state")
    private String residenceState;

    @Column(name = "residence_county")
    private @Nullable String residenceCounty;

    @Column(name = "residence_city")
    private @Nullable String residenceCity;

    @Column(name = "residence_school_district")
    private @Nullable String residenceSchoolDistrict;

    @Column(name = "residence_psd_code")
    private @Nullable String residencePsdCode;

    @SuppressWarnings("NullAway.Init")
    protected EnteredJurisdiction() {}

    EnteredJurisdiction(UUID enrollmentId, LocalDate effectiveFrom, Places places) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.effectiveFrom = effectiveFrom;
        var work = places.work();
        this.workState = work.state();
        this.workCounty = work.locality().county();
        this.workCity = work.locality().city();
        this.workSchoolDistrict = work.locality().schoolDistrict();
        this.workPsdCode = work.locality().psdCode();
        var residence = places.residence();
        this.residenceState = residence.state();
        this.residenceCounty = residence.locality().county();
        this.residenceCity = residence.locality().city();
        this.residenceSchoolDistrict = residence.locality().schoolDistrict();
        this.residencePsdCode = residence.locality().psdCode();
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

    Places places() {
        return new Places(
                new Place(workState, new Locality(workCounty, workCity, workSchoolDistrict, workPsdCode)),
                new Place(
                        residenceState,
                        new Locality(residenceCounty, residenceCity, residenceSchoolDistrict, residencePsdCode)));
    }
}
