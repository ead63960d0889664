package org.openpractice.payroll.retirement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;

/** The record that a run's money reached the plan; its id is the run's. It never changes. */
@Entity
class RetirementDeposit {

    @Id
    private UUID id;

    private LocalDate depositedOn;

    private String reference;

    @Column(name = "amount_cents")
    private Money amount;

    private String recordedBy;

    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected RetirementDeposit() {}

    RetirementDeposit(
            UUID payRunId,
            RecordRetirementDeposit.Request request,
            Money amount,
            String recordedBy,
            Instant recordedAt) {
        this.id = payRunId;
        this.depositedOn = request.depositedOn();
        this.reference = request.reference();
        this.amount = amount;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    UUID id() {
        return id;
    }

    LocalDate depositedOn() {
        return depositedOn;
    }

    String reference() {
        return reference;
    }

    Money amount() {
        return amount;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
