package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;

/**
 * Figures of Forms W-2c: what was filed beside what the paid paychecks say now. Refuses
 * {@link FilingProblem#W2_FILING_NOT_SUBMITTED}.
 */
@ApplicationScoped
class CompareW2s {

    /**
     * One person's correction.
     *
     * @param neverFiled true for somebody who was not in the filing: an original Form W-2 is due, not a correction
     */
    @Schema(name = "W2Correction")
    record Correction(UUID employeeId, String employeeNumber, boolean neverFiled, List<Box> boxes) {}

    @Schema(name = "W2CorrectedBox")
    record Box(String box, Money previouslyReported, Money correct) {}

    private static final int BATCH = 500;

    private final WageStatements statements;
    private final W2Filings filings;

    CompareW2s(WageStatements statements, W2Filings filings) {
        this.statements = statements;
        this.filings = filings;
    }

    List<Correction> compare(int year) {
        var filing = filings.submitted(year)
                .orElseThrow(() -> FilingProblem.W2_FILING_NOT_SUBMITTED.because(
                        "No filing of %d is marked as submitted; nothing is to be corrected".formatted(year)));
        var filed = new TreeMap<UUID, W2Statement>();
        var after = new UUID(0, 0);
        for (var batch = filings.statements(filing.id(), after, BATCH);
                !batch.isEmpty();
                batch = filings.statements(filing.id(), after, BATCH)) {
            batch.forEach(statement -> filed.put(statement.employeeId(), statement));
            after = batch.getLast().id();
        }
        var corrections = new ArrayList<Correction>();
        statements.forEachBatch(
                year,
                batch -> batch.forEach(w2 -> {
                    var statement = filed.remove(w2.employeeId());
                    add(
                            corrections,
                            w2.employeeId(),
                            w2.employeeNumber(),
                            statement == null,
                            statement == null ? Map.of() : statement.boxes(),
                            w2.boxes());
                }));
        // Whoever is left was paid nothing after all.
        filed.values()
                .forEach(statement -> add(
                        corrections,
                        statement.employeeId(),
                        statement.employeeNumber(),
                        false,
                        statement.boxes(),
                        Map.of()));
        return corrections;
    }

    private static void add(
            List<Correction> corrections,
            UUID employeeId,
            String employeeNumber,
            boolean neverFiled,
            Map<String, Money> before,
            Map<String, Money> now) {
        var names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        var boxes = names.stream()
                .map(box -> new Box(box, before.getOrDefault(box, Money.ZERO), now.getOrDefault(box, Money.ZERO)))
                .filter(box -> !box.previouslyReported().equals(box.correct()))
                .toList();
        if (!boxes.isEmpty()) {
            corrections.add(new Correction(employeeId, employeeNumber, neverFiled, boxes));
        }
    }
}
