package org.openpractice.payroll.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.localtax.LocalTables;
import org.openpractice.payroll.place.FiledCertificate;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.payroll.place.Sourcing;
import org.openpractice.payroll.place.StateCode;
import org.openpractice.platform.http.IfMatch;

/**
 * Enters where somebody works and lives, and what they certified about it. Every change is a new version beside the
 * earlier ones, needs the enrollment's current {@code ETag}, and is refused with {@link EnrollmentProblem#PERIOD_LOCKED} when
 * it would reach back to a pay date that is approved or paid; where only the place of work changes, into a period that is.
 */
@ApplicationScoped
class EnterJurisdiction {

    /** @param workLocality where in the state of work; nothing below the state when left out */
    @Schema(name = "EnterJurisdictions")
    public record PlacesRequest(
            @NotNull LocalDate effectiveFrom,
            @NotNull StateCode workState,
            @Nullable Locality workLocality,
            @NotNull StateCode residenceState,
            @Nullable Locality residenceLocality) {

        Places places() {
            return new Places(
                    new Place(workState.code(), Objects.requireNonNullElse(workLocality, Locality.NONE)),
                    new Place(residenceState.code(), Objects.requireNonNullElse(residenceLocality, Locality.NONE)));
        }
    }

    /**
     * What is left out is false.
     *
     * @param withdrawn true ends the certificate that was filed before
     * @param dailyCommuter certified where the agreement asks for it: Kentucky with Virginia
     * @param twentyPercentShareholder owns at least 20 % of the S corporation that pays: Kentucky with Ohio
     * @param localTaxClaimed also claims the local part: Maryland MW507 lines 6 and 7
     */
    @Schema(name = "FileNonresidenceCertificate")
    public record CertificateRequest(
            @NotNull LocalDate effectiveFrom,
            @NotNull StateCode residenceState,
            @Nullable Boolean withdrawn,
            @Nullable Boolean dailyCommuter,
            @Nullable Boolean twentyPercentShareholder,
            @Nullable Boolean localTaxClaimed) {

        FiledCertificate filed(StateCode workState) {
            return new FiledCertificate(
                    workState.code(),
                    effectiveFrom,
                    residenceState.code(),
                    Boolean.TRUE.equals(withdrawn),
                    Boolean.TRUE.equals(dailyCommuter),
                    Boolean.TRUE.equals(twentyPercentShareholder),
                    Boolean.TRUE.equals(localTaxClaimed));
        }
    }

    private final ChangeEnrollment changeEnrollment;
    private final EnrollmentHistory history;
    private final Jurisdictions jurisdictions;
    private final Reciprocity reciprocity;
    private final LocalTables localTables;

    EnterJurisdiction(
            ChangeEnrollment changeEnrollment,
            EnrollmentHistory history,
            Jurisdictions jurisdictions,
            Reciprocity reciprocity,
            LocalTables localTables) {
        this.changeEnrollment = changeEnrollment;
        this.history = history;
        this.jurisdictions = jurisdictions;
        this.reciprocity = reciprocity;
        this.localTables = localTables;
    }

    /** Refuses {@link EnrollmentProblem#PERIOD_LOCKED} and {@link JurisdictionProblem#LOCALITY_UNKNOWN}. */
    @Transactional
    public Enrollment places(UUID employeeId, IfMatch ifMatch, PlacesRequest request) {
        Consumer<Enrollment> enter = enrollment -> {
            requireKnownCounty(request.places().work());
            requireKnownCounty(request.places().residence());
            history.add(new EnteredJurisdiction(employeeId, request.effectiveFrom(), request.places()));
        };
        return livesAsBefore(employeeId, request)
                ? changeEnrollment.byPeriod(employeeId, ifMatch, request.effectiveFrom(), enter)
                : changeEnrollment.byPayDate(employeeId, ifMatch, request.effectiveFrom(), enter);
    }

    /** Where somebody works counts for the days of a period, which may begin before the last one was paid. */
    private boolean livesAsBefore(UUID employeeId, PlacesRequest request) {
        return Optional.ofNullable(jurisdictions.histories(List.of(employeeId)).get(employeeId))
                .flatMap(known -> known.on(request.effectiveFrom()))
                .filter(places -> places.residence().equals(request.places().residence()))
                .isPresent();
    }

    /**
     * Refuses {@link EnrollmentProblem#PERIOD_LOCKED}, {@link JurisdictionProblem#NO_RECIPROCITY} and
     * {@link JurisdictionProblem#RECIPROCITY_CONDITION_NOT_MET}.
     */
    @Transactional
    public Enrollment certificate(UUID employeeId, StateCode workState, IfMatch ifMatch, CertificateRequest request) {
        return changeEnrollment.byPayDate(employeeId, ifMatch, request.effectiveFrom(), enrollment -> {
            var filed = request.filed(workState);
            requireAgreement(filed);
            history.add(new NonresidenceCertificate(employeeId, workState.code(), request.effectiveFrom(), filed));
        });
    }

    private void requireAgreement(FiledCertificate filed) {
        var work = filed.workState();
        var residence = filed.residenceState();
        var agreement = reciprocity
                .between(work, residence)
                .orElseThrow(() -> JurisdictionProblem.NO_RECIPROCITY.because(
                        "%s has no agreement with %s; it withholds from residents of %s who work there"
                                .formatted(work, residence, residence)));
        if (!filed.withdrawn() && !Sourcing.met(agreement.condition(), filed)) {
            throw JurisdictionProblem.RECIPROCITY_CONDITION_NOT_MET.because(
                    "%s with %s: %s".formatted(work, residence, Sourcing.told(agreement.condition())));
        }
    }

    /** A county is entered where its number decides a tax, and then it is one of the table's. */
    private void requireKnownCounty(Place place) {
        var county = place.locality().county();
        if (county != null && !localTables.knowsCounty(place.state(), county)) {
            throw JurisdictionProblem.LOCALITY_UNKNOWN.because(
                    "County %s of %s: only Indiana (01 to 92) and Maryland (01 to 24) tax by county"
                            .formatted(county, place.state()));
        }
    }
}
