package org.openpractice.platform.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openpractice.platform.upload.RowError;

/** Counts rows while a file is taken in. */
final class ImportTally {

    /** A report is for people to read; who has more wrong fields fixes the source. */
    private static final int LISTED = 1000;

    private final List<RowError> errors = new ArrayList<>();
    private final List<RowError> differences = new ArrayList<>();
    private String encoding = "";
    private long rows;
    private long taken;
    private long unchanged;
    private long differing;
    private long wrong;
    private long later;

    void readAs(String newEncoding) {
        encoding = newEncoding;
    }

    void count(RowOutcome outcome) {
        rows++;
        if (outcome instanceof RowOutcome.Later) {
            later++;
        } else {
            add(outcome);
        }
    }

    /** @throws IllegalStateException when rows are left of which nobody says what became of them */
    void settle(List<RowOutcome> outcomes) {
        if (outcomes.size() != later) {
            throw new IllegalStateException("%d rows wait, %d are told".formatted(later, outcomes.size()));
        }
        outcomes.forEach(this::add);
    }

    private void add(RowOutcome outcome) {
        switch (outcome) {
            case RowOutcome.Later ignored -> throw new IllegalStateException("The file is at its end");
            case RowOutcome.Taken ignored -> taken++;
            case RowOutcome.Unchanged ignored -> unchanged++;
            case RowOutcome.Differs differs -> {
                differing++;
                list(differs.fields(), differences);
            }
            case RowOutcome.Wrong isWrong -> {
                wrong++;
                list(isWrong.errors(), errors);
            }
        }
    }

    boolean hasWrongRows() {
        return wrong > 0;
    }

    long rows() {
        return rows;
    }

    ImportReport report(boolean refused) {
        return new ImportReport(
                refused,
                encoding,
                rows,
                refused ? 0 : taken,
                unchanged,
                differing,
                wrong,
                inOrder(errors),
                inOrder(differences));
    }

    /** What the end of the file told stands where its row does. */
    private static List<RowError> inOrder(List<RowError> listed) {
        return listed.stream().sorted(Comparator.comparingLong(RowError::row)).toList();
    }

    private static void list(List<RowError> fields, List<RowError> listed) {
        listed.addAll(fields.subList(0, Math.min(fields.size(), LISTED - listed.size())));
    }
}
