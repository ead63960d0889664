package org.openpractice.billing.remittance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.openpractice.contracts.Money;

/** A posted payment with its totals, for reading: {@link RemittanceRows} writes it. */
@Entity
@Immutable
class Remittance {

    @Id
    private UUID id;

    private UUID fileId;

    private String setControl;

    private long segment;

    private String payerIdentifier;

    private String payerName;

    private String payeeIdentifier;

    private String trace;

    private String method;

    private LocalDate paymentDate;

    @Column(name = "paid_cents")
    private Money paid;

    private int claims;

    /** How many of its claim payments wait now; the column keeps how many did when it was posted. */
    @Formula("(select count(*) from claim_payment p where p.remittance_id = id and p.claim_id is null"
            + " and p.resolution is null)")
    private int unmatchedClaims;

    @Column(name = "charged_cents")
    private Money charged;

    @Column(name = "claims_paid_cents")
    private Money claimsPaid;

    @Column(name = "contractual_cents")
    private Money contractual;

    @Column(name = "patient_responsibility_cents")
    private Money patientResponsibility;

    @Column(name = "provider_adjustments_cents")
    private Money providerAdjustments;

    private String notes;

    private Instant postedAt;

    @SuppressWarnings("NullAway.Init")
    protected Remittance() {}

    RemittanceView view() {
        return new RemittanceView(
                id,
                fileId,
                setControl,
                segment,
                payerIdentifier,
                payerName,
                payeeIdentifier,
                trace,
                method,
                paymentDate,
                paid,
                claims,
                unmatchedClaims,
                charged,
                claimsPaid,
                contractual,
                patientResponsibility,
                providerAdjustments,
                notes.lines().toList(),
                postedAt);
    }
}
