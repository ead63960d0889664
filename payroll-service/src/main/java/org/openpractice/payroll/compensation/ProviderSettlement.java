package org.openpractice.payroll.compensation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.trace.Trace;

/** What a provider's contract owes for a period. It is payable once a second person has approved it. */
@Entity
class ProviderSettlement extends Aggregate {

    /** How far a settlement is. */
    @Schema(name = "ProviderSettlementState")
    public enum State {
        DRAFTED,
        APPROVED,
        WITHDRAWN
    }

    private UUID contractId;

    private UUID employeeId;

    private LocalDate periodStartsOn;

    private LocalDate periodEndsOn;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable BigDecimal qualityPoints;

    private @Nullable BigDecimal qualityMaximum;

    @Column(name = "work_cents")
    private Money work;

    @Column(name = "quality_cents")
    private Money quality;

    @Column(name = "call_cents")
    private Money call;

    @Column(name = "true_up_cents")
    private Money trueUp;

    @Column(name = "draws_cents")
    private Money draws;

    @Column(name = "payable_cents")
    private Money payable;

    @Column(name = "carried_on_cents")
    private Money carriedOn;

    @Convert(converter = SettlementTraceColumn.class)
    private List<Trace.Line> trace;

    @Embedded
    @EmbeddedColumnNaming("drafted_%s")
    private Stamp drafted;

    @Embedded
    @EmbeddedColumnNaming("approved_%s")
    private @Nullable Stamp approved;

    private @Nullable UUID payRunId;

    /** Had paid it until its paycheck was voided. */
    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable UUID givenBackByRunId;

    @SuppressWarnings("NullAway.Init")
    protected ProviderSettlement() {}

    ProviderSettlement(
            ProviderContract contract,
            LocalDate periodStartsOn,
            ProviderPay.Input input,
            ProviderPay.Result result,
            List<Trace.Line> trace,
            Stamp drafted) {
        super(Ids.next());
        this.contractId = contract.id();
        this.employeeId = contract.employeeId();
        this.periodStartsOn = periodStartsOn;
        this.periodEndsOn = input.to();
        this.state = State.DRAFTED;
        var points = input.quality();
        this.qualityPoints = points == null ? null : points.points();
        this.qualityMaximum = points == null ? null : points.maximum();
        this.work = result.work();
        this.quality = result.quality();
        this.call = result.call();
        this.trueUp = result.trueUp();
        this.draws = input.draws();
        this.payable = result.payable();
        this.carriedOn = result.carriedOn();
        this.trace = trace;
        this.drafted = drafted;
    }

    /** Refuses {@link CompensationProblem#SETTLEMENT_STATE}. */
    void approve(Stamp by) {
        require(State.DRAFTED, "approved");
        state = State.APPROVED;
        approved = by;
    }

    /** Refuses {@link CompensationProblem#SETTLEMENT_STATE} when it is withdrawn or a pay run has taken it. */
    void withdraw() {
        if (payRunId != null) {
            throw CompensationProblem.SETTLEMENT_STATE.because(
                    "Pay run " + payRunId + " has taken the settlement; reverse the run first");
        }
        if (state == State.WITHDRAWN) {
            throw CompensationProblem.SETTLEMENT_STATE.because("The settlement is withdrawn already");
        }
        state = State.WITHDRAWN;
    }

    private void require(State needed, String step) {
        if (state != needed) {
            throw CompensationProblem.SETTLEMENT_STATE.because(
                    "The settlement is " + state + "; only a " + needed + " one can be " + step);
        }
    }

    /** The quality result it was drafted with. */
    ProviderPay.@Nullable Quality qualityResult() {
        return qualityPoints == null || qualityMaximum == null
                ? null
                : new ProviderPay.Quality(qualityPoints, qualityMaximum);
    }

    /** Whether it says the same as a calculation made now. */
    boolean says(ProviderPay.Result result, Money drawsNow) {
        return work.equals(result.work())
                && quality.equals(result.quality())
                && call.equals(result.call())
                && trueUp.equals(result.trueUp())
                && draws.equals(drawsNow)
                && payable.equals(result.payable())
                && carriedOn.equals(result.carriedOn());
    }

    public UUID contractId() {
        return contractId;
    }

    public UUID employeeId() {
        return employeeId;
    }

    public LocalDate periodStartsOn() {
        return periodStartsOn;
    }

    public LocalDate periodEndsOn() {
        return periodEndsOn;
    }

    public State state() {
        return state;
    }

    public Money work() {
        return work;
    }

    public Money quality() {
        return quality;
    }

    public Money call() {
        return call;
    }

    /** Draws taken into account and balances carried. */
    public Money trueUp() {
        return trueUp;
    }

    public Money draws() {
        return draws;
    }

    public Money payable() {
        return payable;
    }

    /** Balance of the next settlement; zero or less. */
    public Money carriedOn() {
        return carriedOn;
    }

    public List<Trace.Line> trace() {
        return List.copyOf(trace);
    }

    public Stamp drafted() {
        return drafted;
    }

    public @Nullable Stamp approved() {
        return approved;
    }

    /** The run that pays it. */
    public @Nullable UUID payRunId() {
        return payRunId;
    }
}
