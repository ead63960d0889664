package org.openpractice.payroll.advance;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** What somebody repaid of an advance directly, for example by check. */
@Entity
class AdvanceRepayment {

    @Id
    private UUID id;

    private UUID advanceId;

    @Column(name = "amount_cents")
    private Money amount;

    private LocalDate receivedOn;

    private @Nullable String reference;

    @SuppressWarnings("UnusedVariable") // kept with the record
    @Embedded
    @EmbeddedColumnNaming("recorded_%s")
    private Stamp recorded;

    @SuppressWarnings("NullAway.Init")
    protected AdvanceRepayment() {}

    AdvanceRepayment(UUID advanceId, RepayAdvance.Request request, Stamp recorded) {
        this.id = Ids.next();
        this.advanceId = advanceId;
        this.amount = request.amount();
        this.receivedOn = request.receivedOn();
        this.reference = request.reference();
        this.recorded = recorded;
    }

    UUID id() {
        return id;
    }

    UUID advanceId() {
        return advanceId;
    }

    Money amount() {
        return amount;
    }

    LocalDate receivedOn() {
        return receivedOn;
    }

    @Nullable
    String reference() {
        return reference;
    }
}
