package org.openpractice.payroll.compensation;

import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** What a contract says from a day on. It counts once a second person has approved it. */
@Entity
class ProviderContractVersion {

    /** How far a version of a contract is. */
    @Schema(name = "ProviderContractState")
    public enum State {
        DRAFTED,
        APPROVED,
        /** Another draft took its place before it was approved. */
        WITHDRAWN
    }

    @Id
    private UUID id;

    private UUID contractId;

    private int number;

    private LocalDate effectiveFrom;

    private @Nullable LocalDate endsOn;

    @Convert(converter = ContractTermsColumn.class)
    private ContractTerms terms;

    @Enumerated(EnumType.STRING)
    private State state;

    @Embedded
    @EmbeddedColumnNaming("drafted_%s")
    private Stamp drafted;

    @Embedded
    @EmbeddedColumnNaming("approved_%s")
    private @Nullable Stamp approved;

    @SuppressWarnings("NullAway.Init")
    protected ProviderContractVersion() {}

    ProviderContractVersion(
            UUID contractId,
            int number,
            LocalDate effectiveFrom,
            @Nullable LocalDate endsOn,
            ContractTerms terms,
            Stamp drafted) {
        this.id = Ids.next();
        this.contractId = contractId;
        this.number = number;
        this.effectiveFrom = effectiveFrom;
        this.endsOn = endsOn;
        this.terms = terms;
        this.state = State.DRAFTED;
        this.drafted = drafted;
    }

    /** Refuses {@link CompensationProblem#CONTRACT_VERSION_STATE}. */
    void approve(Stamp by) {
        if (state != State.DRAFTED) {
            throw CompensationProblem.CONTRACT_VERSION_STATE.because(
                    "Version " + number + " is " + state + "; only a drafted one can be approved");
        }
        state = State.APPROVED;
        approved = by;
    }

    void withdraw() {
        if (state == State.DRAFTED) {
            state = State.WITHDRAWN;
        }
    }

    ContractVersions.Version asVersion() {
        return new ContractVersions.Version(id, number, effectiveFrom, endsOn, terms);
    }

    public UUID id() {
        return id;
    }

    public UUID contractId() {
        return contractId;
    }

    public int number() {
        return number;
    }

    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public @Nullable LocalDate endsOn() {
        return endsOn;
    }

    public ContractTerms terms() {
        return terms;
    }

    public State state() {
        return state;
    }

    public Stamp drafted() {
        return drafted;
    }

    public @Nullable Stamp approved() {
        return approved;
    }
}
