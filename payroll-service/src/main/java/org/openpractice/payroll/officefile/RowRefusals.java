package org.openpractice.payroll.officefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.upload.RowError;

/** Tells what a use case refuses in the row that asked for it, and finds rows that say the same thing twice. */
public final class RowRefusals {

    private final Map<Object, Long> lines = new HashMap<>();

    /**
     * Whether no row before is about the same.
     *
     * @param about what the row is about, for example an employee and a day
     * @param said the same in words, of which nothing is secret
     */
    public boolean isFirst(ImportRow row, Object about, String said) {
        var line = lines.putIfAbsent(about, row.line());
        if (line != null) {
            row.refuse("says again what line %d says: %s".formatted(line, said), "expected it once");
        }
        return line == null;
    }

    /** What became of a row whose use case may refuse; a refused file is undone as a whole. */
    public static RowOutcome of(ImportRow row, Supplier<RowOutcome> change) {
        try {
            return change.get();
        } catch (ProblemException refused) {
            return new RowOutcome.Wrong(errors(row, refused));
        } catch (IllegalArgumentException wrong) {
            return new RowOutcome.Wrong(
                    List.of(row.error("does not fit together", String.valueOf(wrong.getMessage()))));
        }
    }

    /**
     * What became of rows that are taken together, one outcome for each; what is wrong with them stands in the last, which told it.
     */
    public static List<RowOutcome> together(int rows, RowOutcome outcome) {
        var outcomes = new ArrayList<RowOutcome>(Collections.nCopies(rows, outcome));
        if (outcome instanceof RowOutcome.Wrong) {
            Collections.fill(outcomes.subList(0, rows - 1), new RowOutcome.Wrong(List.of()));
        }
        return outcomes;
    }

    private static List<RowError> errors(ImportRow row, ProblemException refused) {
        if (refused.type() == PlatformProblem.INVALID_REQUEST
                && refused.facts().get("errors") instanceof List<?> fields) {
            return fields.stream()
                    .map(FieldError.class::cast)
                    .map(field -> new RowError(row.line(), field.field(), "is wrong", field.problem()))
                    .toList();
        }
        return List.of(row.error(refused.type().title(), refused.detail()));
    }
}
