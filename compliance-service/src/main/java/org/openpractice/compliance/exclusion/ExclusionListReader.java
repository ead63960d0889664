package org.openpractice.compliance.exclusion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.csv.CellText;
import org.openpractice.platform.csv.CsvFile;
import org.openpractice.platform.csv.UnreadableCsv;
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

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

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
    int read(InputStream content) throws IOException {
        int count = 0;
        try (var file = CsvFile.of(content, StandardCharsets.UTF_8)) {
            var header = file.next();
            if (header == null) {
                errors.accept(new RowError(1, "header", "the file is empty", header()));
                return 0;
            }
            if (!isHeader(header.cells())) {
                return 0;
            }
            for (var line = file.next(); line != null; line = file.next()) {
                count++;
                row(line);
            }
        } catch (UnreadableCsv e) {
            errors.accept(new RowError(
                    e.line(),
                    "row",
                    "cannot be read on from here: a quotation mark is out of place",
                    "fields in quotation marks, closed"));
            return count;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (count == 0) {
            errors.accept(new RowError(2, "row", "the file has no rows", "at least one row"));
        }
        return count;
    }

    private boolean isHeader(List<String> header) {
        boolean same = header.size() == COLUMNS.size();
        for (int i = 0; same && i < COLUMNS.size(); i++) {
            same = COLUMNS.get(i).equalsIgnoreCase(CellText.strip(header.get(i)));
        }
        if (!same) {
            errors.accept(new RowError(1, "header", "is not the header of OIG's list", header()));
        }
        return same;
    }

    private static String header() {
        return "the " + COLUMNS.size() + " columns " + String.join(",", COLUMNS);
    }

    private void row(CsvFile.Line line) {
        int columns = line.cells().size();
        if (columns != COLUMNS.size()) {
            errors.accept(
                    new RowError(line.number(), "row", "has " + columns + " columns", COLUMNS.size() + " columns"));
            return;
        }
        var row = new Row(line);
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
        private final CsvFile.Line line;
        private boolean isWrong;

        Row(CsvFile.Line line) {
            this.line = line;
        }

        String text(String column) {
            var text = CellText.strip(line.cells().get(COLUMNS.indexOf(column)));
            var flaw = CellText.flawOf(text);
            if (flaw != null) {
                wrong(column, flaw, "text in UTF-8");
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
            errors.accept(new RowError(line.number(), column, problem, expected));
        }
    }
}
