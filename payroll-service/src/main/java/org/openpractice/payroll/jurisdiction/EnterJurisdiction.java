package org.openpractice.payroll.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.localtax.LocalTables;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.place.FiledCertificate;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.payroll.place.Sourcing;
import org.openpractice.payroll.place.StateCode;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.outbox.Outbox;

/**
 * Enters where somebody works and lives, and what they certified about it. Every change is a new version beside the
 * earlier ones, needs the enrollment's current {@code ETag}, and is refused with {@link EnrollmentProblem#PERIOD_LOCKED} when
 * it would reach back to a pay date that is approved or paid.
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

    private final Enrollments enrollments;
    private final Jurisdictions jurisdictions;
    private final Reciprocity reciprocity;
    private final LocalTables localTables;
    private final ApprovedPay approvedPay;
    private final Outbox outbox;

    EnterJurisdiction(
            Enrollments enrollments,
            Jurisdictions jurisdictions,
            Reciprocity reciprocity,
            LocalTables localTables,
            ApprovedPay approvedPay,
            Outbox outbox) {
        this.enrollments = enrollments;
        this.jurisdictions = jurisdictions;
        this.reciprocity = reciprocity;
        this.localTables = localTables;
        this.approvedPay = approvedPay;
        this.outbox = outbox;
    }

    /** Refuses {@link EnrollmentProblem#PERIOD_LOCKED} and {@link JurisdictionProblem#LOCALITY_UNKNOWN}. */
    @Transactional
    public Enrollment places(UUID employeeId, @Nullable String ifMatch, PlacesRequest request) {
        var enrollment = current(employeeId, ifMatch, request.effectiveFrom());
        requireKnownCounty(request.places().work());
        requireKnownCounty(request.places().residence());
        jurisdictions.add(new EnteredJurisdiction(employeeId, request.effectiveFrom(), request.places()));
        return changed(enrollment, request.effectiveFrom());
    }

    /**
     * Refuses {@link EnrollmentProblem#PERIOD_LOCKED}, {@link JurisdictionProblem#NO_RECIPROCITY} and
     * {@link JurisdictionProblem#RECIPROCITY_CONDITION_NOT_MET}.
     */
    @Transactional
    public Enrollment certificate(
            UUID employeeId, StateCode workState, @Nullable String ifMatch, CertificateRequest request) {
        var enrollment = current(employeeId, ifMatch, request.effectiveFrom());
        var work = workState.code();
        var residence = request.residenceState().code();
        var agreement = reciprocity
                .between(work, residence)
                .orElseThrow(() -> JurisdictionProblem.NO_RECIPROCITY.because(
                        "%s has no agreement with %s; it withholds from residents of %s who work there"
                                .formatted(work, residence, residence)));
        var filed = request.filed(workState);
        if (!filed.withdrawn() && !Sourcing.met(agreement.condition(), filed)) {
            throw JurisdictionProblem.RECIPROCITY_CONDITION_NOT_MET.because(
                    "%s with %s: %s".formatted(work, residence, Sourcing.told(agreement.condition())));
        }
        jurisdictions.add(new NonresidenceCertificate(employeeId, work, request.effectiveFrom(), filed));
        return changed(enrollment, request.effectiveFrom());
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

    private Enrollment current(UUID employeeId, @Nullable String ifMatch, LocalDate effectiveFrom) {
        var enrollment = enrollments.required(employeeId);
        Versions.requireMatch(ifMatch, enrollment.version());
        approvedPay
                .lastPayDate(employeeId)
                .filter(paid -> !effectiveFrom.isAfter(paid))
                .ifPresent(paid -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because("Pay is approved or paid with pay date " + paid);
                });
        return enrollment;
    }

    private Enrollment changed(Enrollment enrollment, LocalDate effectiveOn) {
        // The versions are rows of their own; the enrollment's version must move with them.
        enrollments.getEntityManager().lock(enrollment, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        outbox.append(enrollment.changed(effectiveOn));
        return enrollment;
    }
}
