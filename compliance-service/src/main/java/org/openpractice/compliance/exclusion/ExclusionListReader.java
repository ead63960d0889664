package org.openpractice.compliance.exclusion;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.upload.RowError;

/**
 * Reads OIG's comma-separated file row by row, never more than one row in memory. The file is exactly the 18 columns OIG
 * publishes, in that order, in UTF-8 (OIG writes plain ASCII), with or without a byte order mark.
 */
final class ExclusionListReader {

    /** The header of the file. */
    static final List<String> COLUMNS = List.of(
            "LASTNAME",
            "FIRSTNAME",
            "MIDNAME",
            "BUSNAME",
            "GENERAL",
            "SPECIALTY",
            "UPIN",
            "NPI",
            "DOB",
            "ADDRESS",
            "CITY",
            "STATE",
            "ZIP",
            "EXCLTYPE",
            "EXCLDATE",
            "REINDATE",
            "WAIVERDATE",
            "WVRSTATE");

    private static final String NO_NPI = "0000000000";
    private static final String NO_DATE = "00000000";
    private static final char NOT_UTF_8 = '\ufffd';

    /** No field of the list is wider than 30 characters; a row beyond this is a quotation mark that was never closed. */
    private static final int LONGEST_ROW = 16 * 1024;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final ListKind kind;
    private final Consumer<ExclusionRow> rows;
    private final Consumer<RowError> errors;

    /**
     * @param rows takes each row that is in order
     * @param errors takes each thing that is wrong, with the line it stands in
     */
    ExclusionListReader(ListKind kind, Consumer<ExclusionRow> rows, Consumer<RowError> errors) {
        this.kind = kind;
        this.rows = rows;
        this.errors = errors;
    }

    /**
     * Reads to the end, or to where the file cannot be read on.
     *
     * @return rows read, wrong ones included, the header not
     * @throws IOException when the stream fails; what is wrong with the content goes to {@code errors}
     */
    int read(InputStream file) throws IOException {
        var reader = new RowLimit(withoutByteOrderMark(file));
        int count = 0;
        int line = 1;
        try (var parser =
                CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                errors.accept(new RowError(1, "header", "the file is empty", header()));
                return 0;
            }
            if (!isHeader(records.next())) {
                return 0;
            }
            while (true) {
                line = (int) parser.getCurrentLineNumber() + 1;
                reader.nextRow();
                if (!records.hasNext()) {
                    break;
                }
                count++;
                row(line, records.next());
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // The parser reports a quotation mark out of place so, and RowLimit a row without end.
            if (e.getCause() instanceof IOException failed && !(failed instanceof Unreadable) && isOfStream(failed)) {
                throw failed;
            }
            errors.accept(new RowError(
                    line,
                    "row",
                    "cannot be read on from here: a quotation mark is out of place",
                    "fields in quotation marks, closed"));
        }
        if (count == 0 && line > 1) {
            errors.accept(new RowError(2, "row", "the file has no rows", "at least one row"));
        }
        return count;
    }

    private static Reader withoutByteOrderMark(InputStream file) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private static boolean isOfStream(IOException failed) {
        return !failed.getClass().getName().startsWith("org.apache.commons.csv");
    }

    private boolean isHeader(CSVRecord header) {
        boolean same = header.size() == COLUMNS.size();
        for (int i = 0; same && i < COLUMNS.size(); i++) {
            same = COLUMNS.get(i).equalsIgnoreCase(header.get(i).strip());
        }
        if (!same) {
            errors.accept(new RowError(1, "header", "is not the header of OIG's list", header()));
        }
        return same;
    }

    private static String header() {
        return "the " + COLUMNS.size() + " columns " + String.join(",", COLUMNS);
    }

    private void row(int line, CSVRecord cells) {
        if (cells.size() != COLUMNS.size()) {
            errors.accept(new RowError(line, "row", "has " + cells.size() + " columns", COLUMNS.size() + " columns"));
            return;
        }
        var row = new Row(line, cells);
        var npi = row.npi();
        var birthDate = row.date("DOB", false);
        var excludedOn = row.date("EXCLDATE", true);
        var reinstatedOn = row.date("REINDATE", kind == ListKind.REINSTATEMENT);
        var waivedOn = row.date("WAIVERDATE", false);
        var type = row.text("EXCLTYPE");
        if (type.isEmpty()) {
            row.wrong("EXCLTYPE", "is empty", "the section of the Act, for example 1128a1");
        }
        if (row.text("LASTNAME").isEmpty() && row.text("BUSNAME").isEmpty()) {
            row.wrong("LASTNAME", "is empty, as is BUSNAME", "a last name or the name of a business");
        }
        if (kind == ListKind.FULL && reinstatedOn != null) {
            row.wrong("REINDATE", "is set in a full list", NO_DATE + "; reinstatements come in a file of their own");
        }
        if (row.isWrong || excludedOn == null) {
            return;
        }
        rows.accept(new ExclusionRow(
                row.text("LASTNAME"),
                row.text("FIRSTNAME"),
                row.text("MIDNAME"),
                row.text("BUSNAME"),
                row.text("GENERAL"),
                row.text("SPECIALTY"),
                row.text("UPIN"),
                npi,
                birthDate,
                row.text("ADDRESS"),
                row.text("CITY"),
                row.text("STATE"),
                row.text("ZIP"),
                type,
                excludedOn,
                reinstatedOn,
                waivedOn,
                row.text("WVRSTATE")));
    }

    /** One row while it is read. */
    private final class Row {
        private final int line;
        private final CSVRecord cells;
        private boolean isWrong;

        Row(int line, CSVRecord cells) {
            this.line = line;
            this.cells = cells;
        }

        String text(String column) {
            var text = cells.get(COLUMNS.indexOf(column)).strip();
            if (text.indexOf(NOT_UTF_8) >= 0) {
                wrong(column, "is not UTF-8", "text in UTF-8");
            } else if (text.indexOf('\0') >= 0) {
                wrong(column, "has a null character", "text");
            }
            return text;
        }

        @Nullable
        String npi() {
            var npi = text("NPI");
            if (npi.isEmpty() || npi.equals(NO_NPI)) {
                return null;
            }
            if (!npi.matches("[0-9]{10}")) {
                wrong("NPI", "is not ten digits", "ten digits, or " + NO_NPI + " for none");
            }
            return npi;
        }

        @Nullable
        LocalDate date(String column, boolean isRequired) {
            var text = text(column);
            if (text.isEmpty() || text.equals(NO_DATE)) {
                if (isRequired) {
                    wrong(column, "is missing", "a date as YYYYMMDD");
                }
                return null;
            }
            try {
                return LocalDate.parse(text, DATE);
            } catch (DateTimeParseException e) {
                wrong(
                        column,
                        "is not a date",
                        isRequired ? "a date as YYYYMMDD" : "a date as YYYYMMDD, or " + NO_DATE + " for none");
                return null;
            }
        }

        void wrong(String column, String problem, String expected) {
            isWrong = true;
            errors.accept(new RowError(line, column, problem, expected));
        }
    }

    /** Stops a row that does not end before the rest of the file has been taken into memory. */
    private static final class RowLimit extends FilterReader {
        private int taken;

        RowLimit(Reader in) {
            super(in);
        }

        void nextRow() {
            taken = 0;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            // Small portions: the parser's own buffer must not run far ahead of the row it is in.
            int read = super.read(buffer, offset, Math.min(length, 1024));
            count(Math.max(read, 0));
            return read;
        }

        private void count(int characters) throws Unreadable {
            taken += characters;
            if (taken > LONGEST_ROW) {
                throw new Unreadable();
            }
        }
    }

    private static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("a row is longer than " + LONGEST_ROW + " characters");
        }
    }
}
