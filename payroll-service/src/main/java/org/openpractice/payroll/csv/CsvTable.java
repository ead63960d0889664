package org.openpractice.payroll.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180, UTF-8 with or without byte order mark) whose first line names the columns, read row by row.
 * Columns are known by name whatever their order and case; those nobody asks for are passed over.
 */
public final class CsvTable implements AutoCloseable {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();

    /**
     * A row.
     *
     * @param line where it begins, as an editor counts: the header is 1
     */
    public record Row(long line, Map<String, String> cells) {

        /** The text of a cell without blanks around it; empty when the file has no such column or the row ends before. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The file is not a table of the columns that are needed. */
    public static final class Unreadable extends Exception {
        Unreadable(String message) {
            super(message);
        }
    }

    /** @throws Unreadable when it is no CSV, or one of the columns is missing or stands there twice */
    public CsvTable(InputStream content, Set<String> required) throws Unreadable {
        try {
            var reader = new BufferedReader(new InputStreamReader(
                    content,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            this.parser =
                    CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get().parse(reader);
        } catch (IOException e) {
            throw new Unreadable("line 1 is not readable as UTF-8 text: expected CSV");
        }
        this.records = parser.iterator();
        readHeader(required);
    }

    private void readHeader(Set<String> required) throws Unreadable {
        var header = record(1);
        var missing = new TreeSet<>(required);
        if (header != null) {
            for (int i = 0; i < header.size(); i++) {
                var name = header.get(i).strip().toUpperCase(Locale.ROOT);
                if (!name.isEmpty() && columns.put(name, i) != null && required.contains(name)) {
                    throw new Unreadable("line 1 names the column " + name + " twice: expected it once");
                }
                missing.remove(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new Unreadable("line 1 lacks columns: expected also " + String.join(", ", missing));
        }
    }

    /**
     * The next row that is not blank; null after the last.
     *
     * @throws Unreadable when the file breaks off or is not UTF-8
     */
    public @Nullable Row next() throws Unreadable {
        while (true) {
            long line = parser.getCurrentLineNumber() + 1;
            var record = record(line);
            if (record == null) {
                return null;
            }
            if (record.size() == 1 && record.get(0).isBlank()) {
                continue;
            }
            var cells = new HashMap<String, String>();
            columns.forEach((name, at) -> {
                if (at < record.size()) {
                    cells.put(name, record.get(at).strip());
                }
            });
            return new Row(line, cells);
        }
    }

    /** How many rows are left; reads the file to its end. */
    public long countRows() throws Unreadable {
        long rows = 0;
        while (next() != null) {
            rows++;
        }
        return rows;
    }

    /** The names of the columns, in upper case. */
    public List<String> columns() {
        return columns.keySet().stream().sorted().toList();
    }

    private @Nullable CSVRecord record(long line) throws Unreadable {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new Unreadable("line " + line + " is not readable: expected CSV (RFC 4180) in UTF-8");
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
