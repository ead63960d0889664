package org.openpractice.billing.remittance;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.records.Stamp;

/** What a remittance says about one claim, for reading: {@link RemittanceRows} writes it. */
@Entity
@Immutable
@Table(name = "claim_payment")
class RecordedPayment {

    @Id
    private UUID id;

    private UUID remittanceId;

    private @Nullable UUID claimId;

    @Enumerated(EnumType.STRING)
    private @Nullable UnmatchedReason unmatchedReason;

    private @Nullable UUID reversesId;

    @Enumerated(EnumType.STRING)
    private @Nullable Resolution resolution;

    @Embedded
    @EmbeddedColumnNaming("resolved_%s")
    private @Nullable Stamp resolved;

    private @Nullable String note;

    private long segment;

    private String patientControlNumber;

    private ClaimStatus status;

    @Column(name = "charge_cents")
    private Money charge;

    @Column(name = "paid_cents")
    private Money paid;

    @Column(name = "patient_responsibility_cents")
    private Money patientResponsibility;

    private String payerControlNumber;

    @SuppressWarnings("NullAway.Init")
    protected RecordedPayment() {}

    ClaimPaymentView view() {
        return new ClaimPaymentView(
                id,
                remittanceId,
                claimId,
                unmatchedReason,
                reversesId,
                resolution,
                resolved == null ? null : resolved.by(),
                note,
                segment,
                patientControlNumber,
                status,
                charge,
                paid,
                patientResponsibility,
                payerControlNumber);
    }
}
