package org.openpractice.payroll.jurisdiction;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.localtax.FlatTaxExemption;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.platform.http.Versioned;

/**
 * Where somebody works and lives, in versions.
 *
 * @param entered what payroll entered, localities included
 * @param reportedByStaff states as staff reported them with each change of the assignment
 * @param certificates certificates of nonresidence by state of work
 * @param localTaxExemptions why flat taxes of places are not owed
 */
record JurisdictionsView(
        UUID employeeId,
        List<Entered> entered,
        List<Reported> reportedByStaff,
        List<Certificate> certificates,
        List<Exempted> localTaxExemptions,
        long version)
        implements Versioned {

    public record Entered(
            LocalDate effectiveFrom,
            String workState,
            Locality workLocality,
            String residenceState,
            Locality residenceLocality) {}

    public record Reported(LocalDate effectiveFrom, String workState, String residenceState) {}

    /** @param form what the state of work calls the certificate; null when no agreement is known any more */
    public record Certificate(
            String workState,
            LocalDate effectiveFrom,
            String residenceState,
            @Nullable String form,
            boolean withdrawn,
            boolean dailyCommuter,
            boolean twentyPercentShareholder,
            boolean localTaxClaimed) {}

    /**
     * @param proof what the employee gave
     * @param ended the tax is owed again from that day on
     */
    public record Exempted(
            String state,
            String place,
            LocalDate effectiveFrom,
            FlatTaxExemption.Reason reason,
            String proof,
            boolean ended) {}

    static JurisdictionsView of(Enrollment enrollment, Jurisdictions jurisdictions, Reciprocity reciprocity) {
        var employeeId = enrollment.id();
        return new JurisdictionsView(
                employeeId,
                jurisdictions.entered(employeeId).stream()
                        .map(version -> {
                            var places = version.places();
                            return new Entered(
                                    version.effectiveFrom(),
                                    places.work().state(),
                                    places.work().locality(),
                                    places.residence().state(),
                                    places.residence().locality());
                        })
                        .toList(),
                jurisdictions.fromStaff(employeeId).stream()
                        .map(version ->
                                new Reported(version.effectiveFrom(), version.workState(), version.residenceState()))
                        .toList(),
                jurisdictions.certificates(employeeId).stream()
                        .map(version -> {
                            var filed = version.filed();
                            return new Certificate(
                                    filed.workState(),
                                    filed.effectiveFrom(),
                                    filed.residenceState(),
                                    reciprocity
                                            .between(filed.workState(), filed.residenceState())
                                            .map(Reciprocity.Agreement::form)
                                            .orElse(null),
                                    filed.withdrawn(),
                                    filed.dailyCommuter(),
                                    filed.twentyPercentShareholder(),
                                    filed.localTaxClaimed());
                        })
                        .toList(),
                jurisdictions.exemptions(employeeId).stream()
                        .map(version -> {
                            var terms = version.terms();
                            return new Exempted(
                                    terms.state(),
                                    terms.place(),
                                    terms.effectiveFrom(),
                                    terms.reason(),
                                    version.proof(),
                                    version.ended());
                        })
                        .toList(),
                enrollment.version());
    }
}
