package org.openpractice.platform.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.text.TextRule;
import org.openpractice.platform.upload.RowError;

/** A CSV file whose first line names its columns, read row by row. */
public final class CsvTable implements AutoCloseable {

    private final CsvFile file;
    private final CsvColumns columns;
    private final Map<String, Integer> places;
    private final int width;

    /** A row. */
    public final class Row {
        private final CsvFile.Line line;

        private Row(CsvFile.Line line) {
            this.line = line;
        }

        /** Where it begins, as an editor counts: the header is 1. */
        public long line() {
            return line.number();
        }

        /** The text of a cell without blanks around it; empty when the file has no such column or the row ends before. */
        public String cell(String column) {
            int place = places.getOrDefault(CsvColumn.key(column), Integer.MAX_VALUE);
            return place < line.cells().size() ? CellText.strip(line.cells().get(place)) : "";
        }

        /** Whether it has as many cells as the header; empty ones beyond do not count. */
        public boolean hasAllCells() {
            var cells = line.cells();
            return cells.size() >= width
                    && cells.subList(width, cells.size()).stream().allMatch(TextRule::showsNothing);
        }

        /** The cells of the known columns that hold what is no text. */
        public List<RowError> flaws() {
            var flaws = new ArrayList<RowError>();
            for (var column : columns.all()) {
                var flaw = CellText.flawOf(cell(column.columnName()));
                if (flaw != null) {
                    flaws.add(new RowError(line(), column.columnName(), flaw, TextRule.LINE.expectation()));
                }
            }
            return flaws;
        }
    }

    /**
     * Opens a table as an office saved it.
     *
     * @param content opens the bytes; asked several times
     * @throws WrongHeader when a column is missing, stands there twice, or is one too many
     * @throws UnreadableCsv when the file is none of text or empty, or the first line cannot be read
     */
    public static CsvTable ofOffice(Supplier<InputStream> content, CsvColumns columns) throws UnreadableCsv {
        refuseOtherFormats(content.get());
        var file = CsvFile.ofOffice(content);
        try {
            return new CsvTable(file, columns);
        } catch (UnreadableCsv | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void refuseOtherFormats(InputStream content) throws UnreadableCsv {
        try {
            var format = OfficeFormat.of(content);
            if (format != null) {
                throw new UnreadableCsv(1, format.refusal());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvTable(CsvFile file, CsvColumns columns) throws UnreadableCsv {
        this.file = file;
        this.columns = columns;
        var header = file.next();
        if (header == null) {
            throw new UnreadableCsv(
                    1, "the file is empty: expected a line that names the columns, and the rows under it");
        }
        this.places = columns.places(header);
        this.width = width(header.cells());
    }

    /** Cells of the header up to the last one with a name. */
    private static int width(List<String> header) {
        int width = header.size();
        while (width > 0 && TextRule.showsNothing(header.get(width - 1))) {
            width--;
        }
        return width;
    }

    /** How the file is encoded, as IANA names it. */
    public String encoding() {
        return file.encoding();
    }

    /**
     * The next row in which anything stands; null after the last.
     *
     * @throws UnreadableCsv when the file breaks off
     */
    public @Nullable Row next() throws UnreadableCsv {
        var line = file.next();
        return line == null ? null : new Row(line);
    }

    /** How many rows are left; reads the file to its end. */
    public long countRows() throws UnreadableCsv {
        long rows = 0;
        while (next() != null) {
            rows++;
        }
        return rows;
    }

    @Override
    public void close() {
        file.close();
    }
}
