package org.openpractice.staff.roster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.staff.StaffProblem;

/** A roster file, read row by row: CSV (RFC 4180) in UTF-8, with or without byte order mark, the first line a header. */
final class RosterFile implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<RosterColumn> columns;

    /**
     * A row of the file.
     *
     * @param line where it begins, as an editor counts: the header is 1
     * @param cells by column; missing when the row is too short
     * @param hasAllCells whether the row has as many cells as the header
     */
    record Row(long line, Map<RosterColumn, String> cells, boolean hasAllCells) {}

    /**
     * Opens the file and reads its header.
     *
     * @throws ProblemException {@link StaffProblem#ROSTER_HEADER_WRONG}, {@link StaffProblem#ROSTER_UNREADABLE}
     */
    RosterFile(InputStream content) {
        try {
            this.parser =
                    CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get().parse(withoutByteOrderMark(content));
        } catch (IOException e) {
            throw unreadable(1, e);
        }
        this.records = parser.iterator();
        this.columns = header();
    }

    /**
     * The next row; null after the last one.
     *
     * @throws ProblemException {@link StaffProblem#ROSTER_UNREADABLE}
     */
    @Nullable
    Row next() {
        long line;
        CSVRecord record;
        do {
            line = parser.getCurrentLineNumber() + 1;
            record = record(line);
            if (record == null) {
                return null;
            }
        } while (isBlank(record));
        var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
        for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
            cells.put(columns.get(i), record.get(i).strip());
        }
        return new Row(line, cells, record.size() == columns.size());
    }

    /**
     * Reads the header alone.
     *
     * @throws ProblemException {@link StaffProblem#ROSTER_HEADER_WRONG}, {@link StaffProblem#ROSTER_UNREADABLE}
     */
    static void checkHeader(InputStream content) {
        new RosterFile(content).close();
    }

    /** How many rows are left; reads the file to its end. */
    long countRows() {
        long rows = 0;
        while (next() != null) {
            rows++;
        }
        return rows;
    }

    private List<RosterColumn> header() {
        CSVRecord record = record(1);
        List<String> names = record == null
                ? List.of()
                : record.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        var missing = new LinkedHashSet<String>();
        for (var column : RosterColumn.values()) {
            if (!names.contains(column.columnName())) {
                missing.add(column.columnName());
            }
        }
        var unknown = new LinkedHashSet<>(names);
        unknown.removeAll(Arrays.stream(RosterColumn.values())
                .map(RosterColumn::columnName)
                .toList());
        if (!missing.isEmpty() || !unknown.isEmpty() || names.size() != RosterColumn.values().length) {
            throw StaffProblem.ROSTER_HEADER_WRONG.because(
                    "expected each of these columns once: "
                            + String.join(
                                    ",",
                                    Arrays.stream(RosterColumn.values())
                                            .map(RosterColumn::columnName)
                                            .toList()),
                    Map.of("missing", List.copyOf(missing), "unknown", List.copyOf(unknown)));
        }
        return names.stream()
                .map(name -> RosterColumn.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** A line without cells; the parser leaves it to us, for its own skipping loses count of the lines. */
    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    private @Nullable CSVRecord record(long line) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw unreadable(line, e);
        }
    }

    private static ProblemException unreadable(long line, Exception cause) {
        var problem = StaffProblem.ROSTER_UNREADABLE.because(
                "expected CSV (RFC 4180) in UTF-8; it stops being so after line " + line, Map.of("line", line));
        problem.initCause(cause);
        return problem;
    }

    private static Reader withoutByteOrderMark(InputStream content) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new BufferedReader(new InputStreamReader(content, decoder));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
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
