package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.APPROVED;
import static org.openpractice.platform.audit.Verb.DRAFTED;
import static org.openpractice.platform.audit.Verb.WITHDREW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.trace.Trace;

/** Settles a provider's contract up to the end of a period, and has a second person approve it. */
@ApplicationScoped
class SettleProvider {

    /** @param maximum most points there were; above zero */
    @Schema(name = "QualityResult")
    public record QualityRequest(
            @NotNull @Digits(integer = 6, fraction = 2) BigDecimal points,
            @NotNull @Digits(integer = 6, fraction = 2) BigDecimal maximum) {

        @SuppressWarnings("ConstantValue") // absent values are null until they are validated
        public QualityRequest {
            if (points != null && maximum != null) {
                new ProviderPay.Quality(points, maximum);
            }
        }
    }

    /** @param quality result of the period; null for none */
    @Schema(name = "SettleProvider")
    public record Request(
            @NotNull UUID employeeId,
            @NotNull LocalDate periodEndsOn,
            @Nullable @Valid QualityRequest quality) {}

    private final ProviderContracts contracts;
    private final ProviderSettlements settlements;
    private final WorkRvuLedger ledger;
    private final CreditWork creditWork;
    private final CallDuties duties;
    private final Enrollments enrollments;
    private final PayFlags flags;
    private final SecondPerson secondPerson;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    SettleProvider(
            ProviderContracts contracts,
            ProviderSettlements settlements,
            WorkRvuLedger ledger,
            CreditWork creditWork,
            CallDuties duties,
            Enrollments enrollments,
            PayFlags flags,
            SecondPerson secondPerson,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.contracts = contracts;
        this.settlements = settlements;
        this.ledger = ledger;
        this.creditWork = creditWork;
        this.duties = duties;
        this.enrollments = enrollments;
        this.flags = flags;
        this.secondPerson = secondPerson;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Drafts a settlement of everything since the last one.
     *
     * <p>Refuses {@link CompensationProblem#PROVIDER_CONTRACT_MISSING}, {@link CompensationProblem#NOT_A_SETTLEMENT_PERIOD} and
     * {@link CompensationProblem#SETTLEMENT_STATE} while another draft waits.
     */
    @Transactional
    public ProviderSettlement draft(Request request) {
        var contract = contracts.lockOfEmployee(request.employeeId()).orElseThrow(SettleProvider::missing);
        var versions = ProviderContracts.approved(contract, contracts.versions(contract.id()));
        var last = settlements.last(contract.id());
        last.filter(before -> before.state() == ProviderSettlement.State.DRAFTED)
                .ifPresent(before -> {
                    throw CompensationProblem.SETTLEMENT_STATE.because("The settlement up to " + before.periodEndsOn()
                            + " waits: expected it to be approved or withdrawn first");
                });
        var version = versions.lastUntil(request.periodEndsOn()).orElseThrow(SettleProvider::missing);
        var startsOn = last.map(before -> before.periodEndsOn().plusDays(1))
                .orElseGet(() -> versions.versions().getFirst().from());
        requirePeriod(request.periodEndsOn(), startsOn, version, versions);
        creditWork.freeze(request.employeeId());
        var quality = request.quality();
        var input = input(
                contract,
                versions,
                request.periodEndsOn(),
                quality == null ? null : new ProviderPay.Quality(quality.points(), quality.maximum()),
                null);
        var trace = new Trace();
        var result = ProviderPay.of(input, trace);
        var settlement =
                new ProviderSettlement(contract, startsOn, input, result, trace.lines(), Stamp.of(actor, clock));
        settlements.persist(settlement);
        for (int i = 0; i < result.rows().size(); i++) {
            settlements.add(
                    new StatementRow(settlement.id(), i + 1, result.rows().get(i)));
        }
        audit.record(DRAFTED, "provider-settlement", settlement.id());
        return settlement;
    }

    /**
     * A second person approves a settlement as it stands. It is then payable with the next pay run.
     *
     * <p>Refuses {@link PlatformProblem#SECOND_PERSON_REQUIRED}, {@link CompensationProblem#SETTLEMENT_STATE} and
     * {@link CompensationProblem#SETTLEMENT_OUTDATED}.
     */
    @Transactional
    public ProviderSettlement approve(UUID id, IfMatch ifMatch) {
        var settlement = settlements.get(id);
        secondPerson.require(settlement.drafted().by(), "approve", "provider-settlement", id);
        var contract = contracts.lockOfEmployee(settlement.employeeId()).orElseThrow(SettleProvider::missing);
        ifMatch.require(settlement.version());
        settlement.approve(Stamp.of(actor, clock));
        requireCurrent(contract, settlement);
        audit.record(APPROVED, "provider-settlement", id);
        return settlement;
    }

    /**
     * Takes a settlement off the books; what it settled is open again. Only the last one of a contract can be, for the
     * next one rests on it. Refuses {@link CompensationProblem#SETTLEMENT_STATE}.
     */
    @Transactional
    public ProviderSettlement withdraw(UUID id, IfMatch ifMatch) {
        var settlement = settlements.get(id);
        if (contracts.lockOfEmployee(settlement.employeeId()).isEmpty()) {
            throw missing();
        }
        ifMatch.require(settlement.version());
        settlements
                .last(settlement.contractId())
                .filter(last -> last.periodEndsOn().isAfter(settlement.periodEndsOn()))
                .ifPresent(last -> {
                    throw CompensationProblem.SETTLEMENT_STATE.because(
                            "The settlement up to " + last.periodEndsOn() + " rests on this one; withdraw it first");
                });
        settlement.withdraw();
        audit.record(WITHDREW, "provider-settlement", id);
        return settlement;
    }

    private void requirePeriod(
            LocalDate endsOn, LocalDate startsOn, ContractVersions.Version version, ContractVersions versions) {
        if (endsOn.isBefore(startsOn)) {
            throw CompensationProblem.NOT_A_SETTLEMENT_PERIOD.because(
                    "Settled before " + startsOn + ": expected the end of a later period");
        }
        var expected = version.terms().settles().endOf(endsOn, versions.yearOf(endsOn));
        boolean contractEnds = endsOn.equals(version.endsOn());
        if (!endsOn.equals(expected) && !contractEnds) {
            throw CompensationProblem.NOT_A_SETTLEMENT_PERIOD.because("The contract is settled "
                    + version.terms().settles() + ": expected " + expected + " rather than " + endsOn);
        }
        if (!endsOn.isBefore(LocalDate.now(clock))) {
            throw CompensationProblem.NOT_A_SETTLEMENT_PERIOD.because(
                    "The period ends on " + endsOn + ": expected one that has ended");
        }
    }

    private void requireCurrent(ProviderContract contract, ProviderSettlement settlement) {
        creditWork.freeze(settlement.employeeId());
        var input = input(
                contract,
                ProviderContracts.approved(contract, contracts.versions(contract.id())),
                settlement.periodEndsOn(),
                settlement.qualityResult(),
                settlement);
        var now = ProviderPay.of(input, Trace.none());
        var rows = settlements.rows(settlement.id());
        boolean sameRows = rows.size() == now.rows().size();
        for (int i = 0; sameRows && i < rows.size(); i++) {
            var kept = rows.get(i);
            var row = now.rows().get(i);
            var subject = kept.entryId() == null ? kept.callDutyId() : kept.entryId();
            sameRows = kept.kind() == row.kind()
                    && kept.amount().equals(row.amount())
                    && Objects.equals(subject, row.subjectId());
        }
        if (!sameRows || !settlement.says(now, input.draws())) {
            throw CompensationProblem.SETTLEMENT_OUTDATED.because(
                    "Work, draws, calls or the contract changed since: expected it to be withdrawn and drafted again");
        }
    }

    /** @param again the settlement that is calculated again; null for a new one */
    private ProviderPay.Input input(
            ProviderContract contract,
            ContractVersions versions,
            LocalDate to,
            ProviderPay.@Nullable Quality quality,
            @Nullable ProviderSettlement again) {
        var except = again == null ? null : again.id();
        var employee = contract.employeeId();
        var credits = ledger.unsettled(employee, to, except).stream()
                .map(entry -> new ProviderPay.Credit(
                        entry.id(), entry.contractVersionId(), entry.contractYear(), entry.forProvider()))
                .toList();
        var excluded = flags.of(List.of(employee));
        // Like the work of such days, being on call on them waits until no exclusion covers them (42 CFR 1001.1901).
        var calls = duties.unsettled(employee, to, except).stream()
                .filter(duty -> excluded.stream().noneMatch(flag -> flag.covers(duty.on())))
                .map(duty -> new ProviderPay.Call(duty.id(), duty.on(), duty.shift()))
                .toList();
        boolean ends = ends(employee, versions, to);
        var balances = settlements.balances(contract.id(), contract.firstMonth(), again);
        var paid =
                settlements.drawsPaid(employee, versions.versions().getFirst().from(), to, ends);
        return new ProviderPay.Input(
                versions,
                to,
                settlements.settled(contract.id(), except),
                credits,
                quality,
                calls,
                paid.minus(settlements.drawsSettled(contract.id(), except)),
                settlements.drawsPaid(employee, versions.yearOf(to).startsOn(), to, ends),
                balances.isEmpty() ? Money.ZERO : balances.getLast().carriedOn(),
                ProviderPay.owedFromYearsBefore(balances, versions.yearOf(to)));
    }

    /** Whether nothing of the contract is left after the period, for it ends or the provider does not work any more. */
    private boolean ends(UUID employeeId, ContractVersions versions, LocalDate to) {
        var lastDay = enrollments.get(employeeId).lastDay();
        return lastDay != null && !lastDay.isAfter(to)
                || versions.slices(to.plusDays(1), ProviderSettlements.FOREVER).isEmpty();
    }

    private static ProblemException missing() {
        return CompensationProblem.PROVIDER_CONTRACT_MISSING.because(
                "Expected an approved provider contract in the period");
    }
}
