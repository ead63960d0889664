package org.openpractice.payroll.officefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.csv.CsvColumn;
import org.openpractice.platform.csv.CsvColumns;
import org.openpractice.platform.csv.UsDates;
import org.openpractice.platform.imports.ImportKind;
import org.openpractice.platform.imports.ImportReport;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowTaker;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;

/**
 * One kind of file about people on the payroll; a bean. It is taken whole or not at all, and what it says already stands
 * stays as it is. Beans of it are singletons: a proxy would need a constructor without the columns.
 */
public abstract class OfficeFile implements JobWork {

    /** Nothing is agreed further ahead. */
    private static final int YEARS_AHEAD = 10;

    private final String name;
    private final String says;
    private final List<Column> columns;
    private final ImportKind importKind;
    private final OfficeReading reading;

    /**
     * @param name kebab-case, as in {@code /imports/{name}}
     * @param says what a row does, for whoever makes the file
     * @param own columns beside those that name the employee
     */
    protected OfficeFile(String name, String says, List<Column> own, OfficeReading reading) {
        this.name = name;
        this.says = says;
        this.columns = new ArrayList<>(EmployeeColumns.ALL);
        this.columns.addAll(own);
        requireOneMeaning(name, columns);
        this.reading = reading;
        this.importKind = new ImportKind(
                name + "-import",
                CsvColumns.withOptional(of(true), of(false)),
                OfficeFileProblem.IMPORT_HEADER_WRONG,
                OfficeFileProblem.IMPORT_UNREADABLE,
                OfficeFileProblem.IMPORT_HAS_WRONG_ROWS);
    }

    /** A name in a header means one column. */
    private static void requireOneMeaning(String name, List<Column> columns) {
        var known = new HashSet<String>();
        for (var column : columns) {
            var keys = new HashSet<String>();
            keys.add(CsvColumn.key(column.columnName()));
            column.synonyms().forEach(synonym -> keys.add(CsvColumn.key(synonym)));
            for (var key : keys) {
                if (!known.add(key)) {
                    throw new IllegalStateException("Two columns of %s are called %s".formatted(name, key));
                }
            }
        }
    }

    private List<CsvColumn> of(boolean needed) {
        return columns.stream()
                .filter(column -> column.isNeeded() == needed)
                .map(CsvColumn.class::cast)
                .toList();
    }

    /** What takes the rows of one reading of the file; asked inside of its transaction. */
    protected abstract Rows rows();

    /** The rows of one reading: whom each is about, and which says again what another said. */
    protected abstract class Rows implements RowTaker {

        /** The day of the reading. */
        protected final LocalDate today = reading.today();

        protected final UsDates dates;
        protected final RowRefusals refusals = new RowRefusals();
        private final EmployeesByName known = reading.employees();

        protected Rows() {
            this(YEARS_AHEAD);
        }

        /** @param yearsAhead no date is further ahead; it settles the century of a year of two digits */
        protected Rows(int yearsAhead) {
            dates = new UsDates(today.plusYears(yearsAhead));
        }

        /** Whom a row is about; null when it does not say so without doubt, and the row's errors say why. */
        protected @Nullable UUID employee(ImportRow row) {
            return known.in(row);
        }
    }

    public String name() {
        return name;
    }

    String says() {
        return says;
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    ImportKind importKind() {
        return importKind;
    }

    @Override
    public String kind() {
        return importKind.name();
    }

    @Override
    public ImportReport run(JsonNode parameters, JobProgress progress) {
        return reading.imports().run(importKind, progress, this::rows);
    }
}
