package org.openpractice.payroll.compensation;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** A line of a claim as it came, and what became of it. */
@Entity
class ServiceLine extends Aggregate {

    /** What became of a line of service. */
    @Schema(name = "ServiceLineState")
    public enum State {
        CREDITED,
        /** Credited work that an exclusion keeps from being settled. */
        FROZEN,
        /** No value yet: the schedule lacks the code, or the contract is silent. */
        UNPRICED,
        /** The contract gives nothing for it. */
        NOT_CREDITED,
        /** Nobody approved a contract for the day yet. */
        WITHOUT_CONTRACT,
        TAKEN_BACK
    }

    private UUID employeeId;

    private UUID claimId;

    private int lineNumber;

    @Enumerated(EnumType.STRING)
    private LineStage stage;

    private @Nullable UUID remittanceId;

    private String procedureCode;

    private String modifiers;

    private BigDecimal units;

    private LocalDate serviceDate;

    private LocalDate countedOn;

    private boolean personallyPerformed;

    private @Nullable Boolean designatedHealthService;

    @Enumerated(EnumType.STRING)
    private State state;

    private String reason;

    private @Nullable UUID creditId;

    private int answers;

    @Embedded
    @EmbeddedColumnNaming("received_%s")
    @SuppressWarnings("UnusedVariable") // evidence of who brought a line that was never credited
    private Stamp received;

    @SuppressWarnings("NullAway.Init")
    protected ServiceLine() {}

    ServiceLine(CreditWork.Posting posting, Stamp received) {
        super(Ids.next());
        this.employeeId = posting.employeeId();
        this.claimId = posting.claimId();
        this.lineNumber = posting.lineNumber();
        this.stage = posting.stage();
        this.remittanceId = posting.remittanceId();
        this.procedureCode = posting.procedureCode();
        this.modifiers = String.join(",", posting.modifiers());
        this.units = posting.units();
        this.serviceDate = posting.serviceDate();
        this.countedOn = posting.countedOn();
        this.personallyPerformed = posting.personallyPerformed();
        this.designatedHealthService = posting.designatedHealthService();
        this.state = State.WITHOUT_CONTRACT;
        this.reason = "";
        this.received = received;
    }

    /** It stands without a credit, and why. */
    void without(State newState, String why) {
        state = newState;
        reason = why;
        creditId = null;
    }

    /** An entry gave credit for it. */
    void credited(WorkRvuEntry entry) {
        state = entry.toAccount() == WorkRvuEntry.Account.FROZEN ? State.FROZEN : State.CREDITED;
        reason = "";
        creditId = entry.id();
    }

    /** An exclusion keeps its credit from being settled, or does so no longer. */
    void frozen(boolean frozen) {
        state = frozen ? State.FROZEN : State.CREDITED;
        reason = frozen ? "an exclusion covers the day of service" : "";
    }

    /** A payer answered it. */
    void answered() {
        answers++;
    }

    /** Has one answer less, as a payer took it back; whether it stands on those of other payers. */
    boolean standsWithoutAnAnswer() {
        answers = Math.max(0, answers - 1);
        return answers > 0;
    }

    WorkValue.Line asLine() {
        return new WorkValue.Line(
                stage, procedureCode, modifierList(), units, personallyPerformed, designatedHealthService);
    }

    public UUID employeeId() {
        return employeeId;
    }

    public UUID claimId() {
        return claimId;
    }

    public int lineNumber() {
        return lineNumber;
    }

    public LineStage stage() {
        return stage;
    }

    public @Nullable UUID remittanceId() {
        return remittanceId;
    }

    public String procedureCode() {
        return procedureCode;
    }

    public List<String> modifierList() {
        return modifiers.isEmpty() ? List.of() : Arrays.asList(modifiers.split(","));
    }

    public BigDecimal units() {
        return units;
    }

    public LocalDate serviceDate() {
        return serviceDate;
    }

    /** The day that decides on contract version and settlement: posting or billing. */
    public LocalDate countedOn() {
        return countedOn;
    }

    public State state() {
        return state;
    }

    /** Why it is not credited; empty when it is. */
    public String reason() {
        return reason;
    }

    /** The entry that stands for it. */
    public @Nullable UUID creditId() {
        return creditId;
    }
}
