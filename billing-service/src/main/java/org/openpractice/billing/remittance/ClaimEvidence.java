package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.patient.Patient;
import org.openpractice.billing.patient.Patients;
import org.openpractice.billing.payer.Payer;
import org.openpractice.billing.payer.Payers;
import org.openpractice.billing.provider.BillingProvider;
import org.openpractice.billing.provider.BillingProviders;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.platform.encryption.ColumnCipher;

/** Reads what payments are compared with. */
@ApplicationScoped
class ClaimEvidence {

    private final BillingProviders billingProviders;
    private final Payers payers;
    private final Patients patients;
    private final RemittanceIdentifiers identifiers;
    private final ColumnCipher cipher;

    ClaimEvidence(
            BillingProviders billingProviders,
            Payers payers,
            Patients patients,
            RemittanceIdentifiers identifiers,
            ColumnCipher cipher) {
        this.billingProviders = billingProviders;
        this.payers = payers;
        this.patients = patients;
        this.identifiers = identifiers;
        this.cipher = cipher;
    }

    /** Who bills and who pays in the practice group; read once for a file. */
    record OfGroup(
            @Nullable BillingProvider payee,
            Map<UUID, Payer> payers,
            Set<RemittanceIdentifiers.Pair> known,
            ColumnCipher cipher) {

        /** @param opened the remittance; null when payments of several are looked at again */
        RecordedEvidence about(@Nullable Opened opened) {
            return new RecordedEvidence(payee, opened, payers, known, cipher);
        }
    }

    OfGroup ofGroup() {
        return new OfGroup(
                billingProviders.ofGroup().orElse(null),
                payers.listAll().stream().collect(Collectors.toMap(Payer::id, Function.identity())),
                identifiers.pairs(),
                cipher);
    }

    Collection<Patient> patientsOf(List<Claim> claims) {
        return patients.byId(claims.stream().map(Claim::patientId).collect(Collectors.toSet()))
                .values();
    }
}
