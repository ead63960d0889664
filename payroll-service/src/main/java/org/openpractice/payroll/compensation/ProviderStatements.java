package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts statements together: five queries, however many lines. */
@ApplicationScoped
class ProviderStatements {

    private final ProviderSettlements settlements;
    private final ProviderContracts contracts;
    private final WorkRvuLedger ledger;
    private final WorkRvuSchedules schedules;

    ProviderStatements(
            ProviderSettlements settlements,
            ProviderContracts contracts,
            WorkRvuLedger ledger,
            WorkRvuSchedules schedules) {
        this.settlements = settlements;
        this.contracts = contracts;
        this.ledger = ledger;
        this.schedules = schedules;
    }

    /** Refuses {@link org.openpractice.platform.problem.PlatformProblem#NOT_FOUND}. */
    public ProviderStatement of(UUID settlementId) {
        var settlement = settlements.get(settlementId);
        var rows = settlements.rows(settlementId);
        var entries = ledger.byId(rows.stream()
                .map(StatementRow::entryId)
                .filter(Objects::nonNull)
                .toList());
        var lines = ledger.linesById(
                entries.values().stream().map(WorkRvuEntry::serviceLineId).collect(Collectors.toSet()));
        Map<UUID, WorkRvuSchedule> editions = schedules
                .list(
                        "id in ?1",
                        entries.values().stream().map(WorkRvuEntry::scheduleId).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(WorkRvuSchedule::id, Function.identity()));
        var numbers = new HashMap<UUID, Integer>();
        contracts.versions(settlement.contractId()).forEach(version -> numbers.put(version.id(), version.number()));
        List<ProviderStatement.Line> told = rows.stream()
                .map(row -> line(row, work(row, entries, lines, editions), numbers))
                .toList();
        return new ProviderStatement(ProviderSettlementView.of(settlement), told, settlement.trace());
    }

    private static ProviderStatement.Line line(
            StatementRow row, ProviderStatement.@Nullable Work work, Map<UUID, Integer> numbers) {
        var year = row.contractYear();
        var version = row.contractVersionId();
        return new ProviderStatement.Line(
                row.ordinal(),
                row.kind(),
                work == null ? row.description() : work.explanation(),
                work,
                year == null ? "" : new ContractYear(year).name(),
                version == null ? null : numbers.get(version),
                row.before(),
                row.after(),
                row.rate(),
                row.amount());
    }

    private static ProviderStatement.@Nullable Work work(
            StatementRow row,
            Map<UUID, WorkRvuEntry> entries,
            Map<UUID, ServiceLine> lines,
            Map<UUID, WorkRvuSchedule> editions) {
        var entryId = row.entryId();
        var entry = entryId == null ? null : entries.get(entryId);
        if (entry == null) {
            return null;
        }
        var line = Objects.requireNonNull(lines.get(entry.serviceLineId()));
        return new ProviderStatement.Work(
                line.claimId(),
                line.lineNumber(),
                line.serviceDate(),
                entry.countsOn(),
                line.procedureCode(),
                line.modifierList(),
                line.units(),
                entry.workRvu(),
                entry.forProvider(),
                Objects.requireNonNull(editions.get(entry.scheduleId())).name(),
                entry.explanation());
    }
}
