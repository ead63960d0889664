package org.openpractice.payroll.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** Flat pre-tax 401(k) deferral for each pay period from a day on; zero ends it. */
@Entity
@Table(name = "retirement_election")
public class RetirementElection implements EffectiveDated {

    @Id
    private UUID id;

    @Column(name = "enrolment_id")
    private UUID enrolmentId;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Column(name = "deferral_cents")
    private Money deferral;

    @SuppressWarnings("NullAway.Init")
    protected RetirementElection() {}

    RetirementElection(UUID enrolmentId, LocalDate effectiveFrom, Money deferral) {
        this.id = Ids.next();
        this.enrolmentId = enrolmentId;
        this.effectiveFrom = effectiveFrom;
        this.deferral = deferral;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID enrolmentId() {
        return enrolmentId;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public Money deferral() {
        return deferral;
    }
}
