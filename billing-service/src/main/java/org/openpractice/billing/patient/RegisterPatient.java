package org.openpractice.billing.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.Address;
import org.openpractice.billing.payer.PayerProblem;
import org.openpractice.billing.payer.Payers;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;

/** Takes a patient in. Refuses: {@link PayerProblem#PAYER_UNKNOWN}. */
@ApplicationScoped
class RegisterPatient {

    @Schema(name = "PatientRequest")
    public record Request(
            @NotNull PersonName name,
            @NotNull @PastOrPresent LocalDate birthDate,
            @NotNull Patient.Sex sex,
            @NotNull Address address,
            @NotNull @Valid Coverage coverage) {}

    /**
     * @param memberId the number on the insurance card
     * @param relationship what the patient is to the subscriber
     * @param subscriber whose coverage it is; given unless the relationship is SELF
     */
    @Schema(name = "CoverageRequest")
    public record Coverage(
            @NotNull UUID payerId,

            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{2,80}", message = "expected 2 to 80 letters, digits and hyphens")
            String memberId,

            @NotNull Relationship relationship,
            @Nullable PersonName subscriber) {

        @AssertTrue(message = "expected a subscriber unless the relationship is SELF")
        @Schema(hidden = true)
        boolean isSubscriberGiven() {
            return relationship == null || (relationship == Relationship.SELF) == (subscriber == null);
        }

        /** The member id stays out of logs. */
        @Override
        public String toString() {
            return "Coverage[payerId=" + payerId + "]";
        }
    }

    private final Patients patients;
    private final Payers payers;
    private final ColumnCipher cipher;
    private final Audit audit;

    RegisterPatient(Patients patients, Payers payers, ColumnCipher cipher, Audit audit) {
        this.patients = patients;
        this.payers = payers;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public Patient register(Request request) {
        if (payers.findByIdOptional(request.coverage().payerId()).isEmpty()) {
            throw PayerProblem.PAYER_UNKNOWN.because("coverage.payerId names no payer of the practice group");
        }
        var patient = new Patient(request, cipher);
        patients.persist(patient);
        audit.record(Verb.ADDED, "patient", patient.id());
        return patient;
    }
}
