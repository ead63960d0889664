package org.openpractice.platform.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.csv.CellText;
import org.openpractice.platform.csv.CsvColumn;
import org.openpractice.platform.csv.CsvTable;
import org.openpractice.platform.text.TextRule;
import org.openpractice.platform.upload.RowError;

/** A row of the file, read cell by cell; what is wrong with it is gathered on the way. */
public final class ImportRow {

    /** How many characters of a wrong cell a report repeats. */
    private static final int REPEATED = 40;

    private final CsvTable.Row row;
    private final List<RowError> errors = new ArrayList<>();

    ImportRow(CsvTable.Row row) {
        this.row = row;
    }

    /** Where it begins, as an editor counts: the header is 1. */
    public long line() {
        return row.line();
    }

    /** Whether it has as many cells as the header. */
    boolean hasAllCells() {
        return row.hasAllCells();
    }

    /** What is wrong with the cells read so far. */
    public List<RowError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Reads a cell that must not be empty.
     *
     * @param reader refuses by an IllegalArgumentException that says what was expected
     * @return null when the cell is wrong, and {@link #errors} says why
     */
    public <T> @Nullable T required(CsvColumn column, Function<String, T> reader) {
        if (row.cell(column.columnName()).isEmpty()) {
            errors.add(error(column, "is missing", "expected a value"));
            return null;
        }
        return optional(column, reader);
    }

    /**
     * Reads a cell that may be empty.
     *
     * @return null when the cell is empty, or wrong and {@link #errors} says why
     */
    public <T> @Nullable T optional(CsvColumn column, Function<String, T> reader) {
        String text = row.cell(column.columnName());
        if (text.isEmpty()) {
            return null;
        }
        String flaw = CellText.flawOf(text);
        if (flaw != null) {
            errors.add(error(column, flaw, TextRule.LINE.expectation()));
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            errors.add(error(column, wrong(column, text), String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Gathers an error of one of the row's cells that only other cells or records tell. */
    public void refuse(CsvColumn column, String problem, String expected) {
        errors.add(error(column, problem, expected));
    }

    /** Gathers an error of the row as a whole. */
    public void refuse(String problem, String expected) {
        errors.add(error(problem, expected));
    }

    /** An error of one of the row's cells. */
    public RowError error(CsvColumn column, String problem, String expected) {
        return new RowError(line(), column.columnName(), problem, expected);
    }

    /** An error of the row as a whole. */
    public RowError error(String problem, String expected) {
        return new RowError(line(), "", problem, expected);
    }

    /** Repeats what was given, so that it is found in the source. */
    private static String wrong(CsvColumn column, String text) {
        return column.isSecret() ? "is wrong" : "is wrong: " + beginning(text);
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= REPEATED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, REPEATED));
    }
}
