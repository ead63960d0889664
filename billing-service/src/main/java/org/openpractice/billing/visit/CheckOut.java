package org.openpractice.billing.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.ClaimLine;
import org.openpractice.billing.claim.CreateClaim;
import org.openpractice.billing.claim.ServiceCodes;
import org.openpractice.billing.patient.Patients;
import org.openpractice.billing.provider.ServiceLocations;
import org.openpractice.billing.x12.X12Text;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.us.PlaceOfService;

/**
 * Closes a visit with its diagnoses and charges and makes its claim. The limits are those of 005010X222A1: 50 lines, 12
 * diagnoses, 4 pointers, 4 modifiers.
 *
 * <p>Refuses: {@link VisitProblem#VISIT_ALREADY_CHECKED_OUT}, {@link VisitProblem#DIAGNOSIS_POINTER_UNKNOWN},
 * {@link VisitProblem#NOTHING_CHARGED}, {@link VisitProblem#CODE_REPEATED}, {@link VisitProblem#MINUTES_NOT_WHOLE},
 * {@link VisitProblem#DESCRIPTION_MISSING}, {@link VisitProblem#ADMISSION_DATE_WRONG} and what {@link BillableProvider} refuses.
 */
@ApplicationScoped
class CheckOut {

    /**
     * @param diagnoses ICD-10-CM codes, the principal one first; the point may be left out
     * @param admittedOn when the patient was admitted; given where patients are admitted, and only there
     * @param charges one for each service
     */
    @Schema(name = "CheckOutRequest")
    public record Request(
            @NotEmpty @Size(max = 12)
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "[A-Z]\\d[0-9A-Z](\\.?[0-9A-Z]{1,4})?",
                                    message = "expected an ICD-10-CM code such as J01.90")
                            String>
                    diagnoses,

            @Nullable LocalDate admittedOn,

            @NotEmpty @Size(max = 50) List<@NotNull @Valid Charge> charges) {}

    /**
     * One service.
     *
     * @param procedure CPT or HCPCS code
     * @param units of anesthesia its minutes, a whole number (SV103 MJ); else units, of drugs fractions too
     * @param diagnosisPointers numbers of the diagnoses it was done for, from 1
     * @param description what was done, where the code does not say it (unlisted services, drugs without a code)
     */
    @Schema(name = "ChargeRequest")
    public record Charge(
            @NotNull
            @Pattern(regexp = "\\d{4}[0-9A-Z]|[A-Z]\\d{4}", message = "expected a CPT or HCPCS code of five characters")
            String procedure,

            @Nullable @Size(max = 4)
            List<@NotNull @Pattern(regexp = "[0-9A-Z]{2}", message = "expected a modifier of two characters") String>
                    modifiers,

            @NotNull @DecimalMin("0.001") @DecimalMax("9999") @Digits(integer = 4, fraction = 3)
            BigDecimal units,

            @NotNull Money charge,
            @NotEmpty @Size(max = 4) List<@NotNull @Min(1) Integer> diagnosisPointers,
            @Nullable @Size(max = 80) String description) {

        public Charge {
            if (charge != null && (charge.isNegative() || charge.cents() > 99_999_999_99L)) {
                throw new IllegalArgumentException("charge: expected an amount from 0.00 to 99999999.99");
            }
            description = description == null || description.isBlank() ? null : description.strip();
            if (description != null) {
                X12Text.requireWritable("description", X12Text.withoutDelimiters(description));
            }
        }
    }

    private final Visits visits;
    private final Patients patients;
    private final ServiceLocations locations;
    private final BillableProvider billable;
    private final CreateClaim createClaim;
    private final Audit audit;
    private final Clock clock;

    CheckOut(
            Visits visits,
            Patients patients,
            ServiceLocations locations,
            BillableProvider billable,
            CreateClaim createClaim,
            Audit audit,
            Clock clock) {
        this.visits = visits;
        this.patients = patients;
        this.locations = locations;
        this.billable = billable;
        this.createClaim = createClaim;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Claim checkOut(UUID visitId, Request request) {
        var visit = visits.lock(visitId);
        visit.requireCheckedIn();
        requireSomethingCharged(request);
        requireKnownPointers(request);
        requireNothingTwice(request);
        request.charges().forEach(CheckOut::requireCountedAndDescribed);
        var placeOfService = locations.get(visit.locationId()).placeOfService();
        requireAdmission(request.admittedOn(), visit.serviceDate(), placeOfService);
        billable.require(visit.renderingEmployeeId(), visit.serviceDate());
        var claim = createClaim.create(new CreateClaim.Draft(
                visit.id(),
                visit.patientId(),
                patients.get(visit.patientId()).payerId(),
                visit.locationId(),
                visit.renderingEmployeeId(),
                visit.serviceDate(),
                placeOfService,
                request.admittedOn(),
                codes(request),
                request.charges().stream().map(CheckOut::line).toList()));
        visit.checkOut(claim.id(), clock.instant());
        audit.record(Verb.CHECKED_OUT, "visit", visit.id());
        return claim;
    }

    private static ClaimLine line(Charge charge) {
        return ClaimLine.of(
                charge.procedure(),
                charge.modifiers() == null ? List.of() : charge.modifiers(),
                charge.charge(),
                charge.units(),
                charge.diagnosisPointers(),
                charge.description());
    }

    private static List<String> codes(Request request) {
        return request.diagnoses().stream().map(code -> code.replace(".", "")).toList();
    }

    /** A payer rejects a claim that says the same twice; with and without its point a code is the same. */
    private static void requireNothingTwice(Request request) {
        requireOnce("diagnoses", codes(request));
        for (int at = 0; at < request.charges().size(); at++) {
            var charge = request.charges().get(at);
            var modifiers = charge.modifiers();
            requireOnce("charges[" + at + "].modifiers", modifiers == null ? List.of() : modifiers);
            requireOnce("charges[" + at + "].diagnosisPointers", charge.diagnosisPointers());
        }
    }

    private static void requireOnce(String field, List<?> values) {
        var seen = new HashSet<Object>();
        for (var value : values) {
            if (!seen.add(value)) {
                throw VisitProblem.CODE_REPEATED.because(
                        field + " holds " + value + " more than once; give it once", Map.of("field", field));
            }
        }
    }

    private static void requireCountedAndDescribed(Charge charge) {
        if (ServiceCodes.isTimed(charge.procedure())
                && charge.units().stripTrailingZeros().scale() > 0) {
            throw VisitProblem.MINUTES_NOT_WHOLE.because("the units of " + charge.procedure()
                    + " are its minutes; give a whole number instead of "
                    + charge.units().toPlainString());
        }
        if (ServiceCodes.needsDescription(charge.procedure()) && charge.description() == null) {
            throw VisitProblem.DESCRIPTION_MISSING.because(
                    "say in description what was done under " + charge.procedure() + ", in at most 80 characters");
        }
    }

    private static void requireAdmission(@Nullable LocalDate admittedOn, LocalDate serviceDate, String placeOfService) {
        if (PlaceOfService.isInpatient(placeOfService)) {
            if (admittedOn == null) {
                throw VisitProblem.ADMISSION_DATE_WRONG.because(
                        "give admittedOn: the visit was at a place where patients are admitted (place of service "
                                + placeOfService + ")");
            }
            if (admittedOn.isAfter(serviceDate)) {
                throw VisitProblem.ADMISSION_DATE_WRONG.because(
                        "admittedOn is after the date of service, " + serviceDate);
            }
        } else if (admittedOn != null) {
            throw VisitProblem.ADMISSION_DATE_WRONG.because(
                    "leave admittedOn out: nobody is admitted at place of service " + placeOfService);
        }
    }

    private static void requireSomethingCharged(Request request) {
        if (request.charges().stream().allMatch(charge -> charge.charge().isZero())) {
            throw VisitProblem.NOTHING_CHARGED.because("the charges add up to 0.00");
        }
    }

    private static void requireKnownPointers(Request request) {
        for (int at = 0; at < request.charges().size(); at++) {
            for (var pointer : request.charges().get(at).diagnosisPointers()) {
                if (pointer > request.diagnoses().size()) {
                    throw VisitProblem.DIAGNOSIS_POINTER_UNKNOWN.because("charges[" + at + "] points to diagnosis "
                            + pointer + " of " + request.diagnoses().size());
                }
            }
        }
    }
}
