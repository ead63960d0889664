package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.EnrollmentVersion;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;

/** Where somebody works and lives from a day on, down to the locality, as payroll entered it. */
@Entity
class EnteredJurisdiction extends EnrollmentVersion {

    private String workState;

    private @Nullable String workCounty;

    private @Nullable String workCity;

    private @Nullable String workSchoolDistrict;

    private @Nullable String workPsdCode;

    private String residenceState;

    private @Nullable String residenceCounty;

    private @Nullable String residenceCity;

    private @Nullable String residenceSchoolDistrict;

    private @Nullable String residencePsdCode;

    @SuppressWarnings("NullAway.Init")
    protected EnteredJurisdiction() {}

    EnteredJurisdiction(UUID enrollmentId, LocalDate effectiveFrom, Places places) {
        super(enrollmentId, effectiveFrom);
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

    Places places() {
        return new Places(
                new Place(workState, new Locality(workCounty, workCity, workSchoolDistrict, workPsdCode)),
                new Place(
                        residenceState,
                        new Locality(residenceCounty, residenceCity, residenceSchoolDistrict, residencePsdCode)));
    }
}
