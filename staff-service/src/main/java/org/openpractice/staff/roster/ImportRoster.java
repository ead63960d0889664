package org.openpractice.staff.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.ProblemType;
import org.openpractice.platform.upload.RowError;
import org.openpractice.platform.upload.Uploads;
import org.openpractice.staff.StaffProblem;
import org.openpractice.staff.employee.Employees;
import org.openpractice.staff.employee.HireEmployee;
import org.openpractice.staff.employee.SsnCipher;
import org.openpractice.staff.practice.Departments;
import org.openpractice.staff.practice.Locations;
import org.openpractice.staff.practice.Positions;

/**
 * Hires everybody in a roster file who is not on record yet. People on record are compared, never changed, so the same
 * file taken in again changes nothing.
 *
 * <p>The file is one transaction, its report included: it is imported or it is not, whenever the process stops; a run
 * after that begins anew or finds the report. Refuses: {@link StaffProblem#ROSTER_HAS_WRONG_ROWS} unless wrong rows are
 * to be skipped, {@link StaffProblem#ROSTER_UNREADABLE}.
 */
@ApplicationScoped
public class ImportRoster implements JobWork {

    static final String KIND = "roster-import";

    private static final int ROWS_AT_A_TIME = 100;

    /** Twenty thousand hires with their events take minutes; a transaction's usual minute would not do. */
    private static final int IMPORT_SECONDS = 3600;

    private static final Map<ProblemType, RosterColumn> COLUMN_OF_REFUSAL = Map.of(
            StaffProblem.EMPLOYEE_NUMBER_IN_USE, RosterColumn.EMPLOYEE_NUMBER,
            StaffProblem.SSN_IN_USE, RosterColumn.SSN,
            StaffProblem.WORK_EMAIL_IN_USE, RosterColumn.WORK_EMAIL,
            StaffProblem.NPI_IN_USE, RosterColumn.NPI);

    private final RosterImports imports;
    private final Uploads uploads;
    private final HireEmployee hireEmployee;
    private final Employees employees;
    private final SsnCipher ssns;
    private final Locations locations;
    private final Departments departments;
    private final Positions positions;
    private final Validator validator;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRoster(
            RosterImports imports,
            Uploads uploads,
            HireEmployee hireEmployee,
            Employees employees,
            SsnCipher ssns,
            Locations locations,
            Departments departments,
            Positions positions,
            Validator validator,
            ObjectMapper json,
            Clock clock) {
        this.imports = imports;
        this.uploads = uploads;
        this.hireEmployee = hireEmployee;
        this.employees = employees;
        this.ssns = ssns;
        this.locations = locations;
        this.departments = departments;
        this.positions = positions;
        this.validator = validator;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public RosterReport run(JsonNode parameters, JobProgress progress) {
        UUID id = progress.jobId();
        var known = imports.reportOf(id);
        if (known.isPresent()) {
            return outcome(read(known.get()));
        }
        UUID fileId = imports.fileOf(id);
        try (var file = new RosterFile(uploads.open(fileId))) {
            progress.total(file.countRows());
        }
        var tally = new RosterTally();
        try {
            return QuarkusTransaction.requiringNew().timeout(IMPORT_SECONDS).call(() -> {
                takeRows(fileId, tally, progress);
                var rosterImport = imports.get(id);
                var report = tally.report(tally.hasWrongRows() && rosterImport.onErrors() == OnErrors.REFUSE);
                outcome(report);
                rosterImport.finished(write(report));
                return report;
            });
        } catch (ProblemException refused) {
            if (refused.type() == StaffProblem.ROSTER_HAS_WRONG_ROWS) {
                imports.finish(id, write(tally.report(true)));
            }
            throw refused;
        }
    }

    private void takeRows(UUID fileId, RosterTally tally, JobProgress progress) {
        var names = new PracticeNames(locations, departments, positions);
        var today = LocalDate.now(clock);
        try (var file = new RosterFile(uploads.open(fileId))) {
            for (var row = file.next(); row != null; row = file.next()) {
                take(row, names, today, tally);
                if (tally.rows() % ROWS_AT_A_TIME == 0) {
                    // What is written need not stay in memory.
                    employees.flush();
                    employees.getEntityManager().clear();
                    progress.advance(ROWS_AT_A_TIME);
                }
            }
        }
        progress.advance(tally.rows() % ROWS_AT_A_TIME);
    }

    private void take(RosterFile.Row row, PracticeNames names, LocalDate today, RosterTally tally) {
        var rosterRow = new RosterRow(row, names);
        var read = rosterRow.request();
        if (read.isEmpty()) {
            tally.wrong(rosterRow.errors());
            return;
        }
        HireEmployee.Request request = read.get();
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            tally.wrong(violations.stream()
                    .map(violation ->
                            error(row, violation.getPropertyPath().toString(), "is wrong", violation.getMessage()))
                    .toList());
            return;
        }
        var onRecord = employees.numbered(request.employeeNumber());
        if (onRecord.isPresent()) {
            var differing = new RosterComparison(onRecord.get(), ssns, today).differingFrom(request);
            if (differing.isEmpty()) {
                tally.unchanged();
            } else {
                tally.differing(differing.stream()
                        .map(column -> new RowError(
                                row.line(),
                                column.columnName(),
                                "differs from the record of employee " + request.employeeNumber(),
                                "expected what is on record; people are changed one by one"))
                        .toList());
            }
            return;
        }
        try {
            hireEmployee.hire(request);
            tally.hired();
        } catch (ProblemException refused) {
            tally.wrong(errors(row, refused));
        }
    }

    private static List<RowError> errors(RosterFile.Row row, ProblemException refused) {
        if (refused.type() == PlatformProblem.INVALID_REQUEST
                && refused.facts().get("errors") instanceof List<?> fields) {
            return fields.stream()
                    .map(FieldError.class::cast)
                    .map(field -> error(row, field.field(), "does not fit the row", field.problem()))
                    .toList();
        }
        RosterColumn column = COLUMN_OF_REFUSAL.get(refused.type());
        return List.of(new RowError(
                row.line(),
                column == null ? "" : column.columnName(),
                refused.type().title(),
                refused.detail()));
    }

    private static RowError error(RosterFile.Row row, String requestField, String problem, String expected) {
        return new RowError(
                row.line(),
                RosterColumn.ofField(requestField).map(RosterColumn::columnName).orElse(""),
                problem,
                expected);
    }

    /** The report of an import that went through; a refused one fails its job. */
    private static RosterReport outcome(RosterReport report) {
        if (report.refused()) {
            throw StaffProblem.ROSTER_HAS_WRONG_ROWS.because(
                    report.wrong() + " of " + report.rows()
                            + " rows are wrong, nothing was imported; the report of the import names them",
                    Map.of("rows", report.rows(), "wrong", report.wrong()));
        }
        return report;
    }

    private String write(RosterReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A roster report is not JSON", e);
        }
    }

    private RosterReport read(String report) {
        try {
            return json.readValue(report, RosterReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored roster report cannot be read", e);
        }
    }
}
