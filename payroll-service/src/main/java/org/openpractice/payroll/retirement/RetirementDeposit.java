package org.openpractice.payroll.retirement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.contracts.Money;
import org.openpractice.platform.records.Stamp;

/** The record that a run's money reached the plan; its id is the run's. It never changes. */
@Entity
class RetirementDeposit {

    @Id
    private UUID id;

    private LocalDate depositedOn;

    private String reference;

    @Column(name = "amount_cents")
    private Money amount;

    @Embedded
    @EmbeddedColumnNaming("recorded_%s")
    private Stamp recorded;

    @SuppressWarnings("NullAway.Init")
    protected RetirementDeposit() {}

    RetirementDeposit(UUID payRunId, RecordRetirementDeposit.Request request, Money amount, Stamp recorded) {
        this.id = payRunId;
        this.depositedOn = request.depositedOn();
        this.reference = request.reference();
        this.amount = amount;
        this.recorded = recorded;
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

    Stamp recorded() {
        return recorded;
    }
}
