package org.openpractice.payroll.retirement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;

/** The record that a run's money reached the plan; its id is the run's. It never changes. */
@Entity
@Table(name = "retirement_deposit")
class RetirementDeposit {

    @Id
    private UUID id;

    @Column(name = "deposited_on")
    private LocalDate depositedOn;

    private String reference;

    @Column(name = "amount_cents")
    private Money amount;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
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
