package org.openpractice.staff.roster;

import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;
import org.openpractice.platform.imports.RowTaker;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.ProblemType;
import org.openpractice.platform.upload.RowError;
import org.openpractice.staff.employee.Employee;
import org.openpractice.staff.employee.EmployeeNumber;
import org.openpractice.staff.employee.EmployeeProblem;
import org.openpractice.staff.employee.Employees;
import org.openpractice.staff.employee.HireEmployee;
import org.openpractice.staff.employee.SsnCipher;

/**
 * Hires whoever a row tells of, unless the employee number is on record. People on record are compared, never changed, so
 * the same file taken in again changes nothing.
 *
 * @param lines where in this file each employee number stood first
 */
record Newcomers(
        HireEmployee hireEmployee,
        Employees employees,
        SsnCipher ssns,
        PracticeNames names,
        Validator validator,
        LocalDate today,
        Map<EmployeeNumber, Long> lines)
        implements RowTaker {

    private static final Map<ProblemType, RosterColumn> COLUMN_OF_REFUSAL = Map.of(
            EmployeeProblem.EMPLOYEE_NUMBER_IN_USE, RosterColumn.EMPLOYEE_NUMBER,
            EmployeeProblem.SSN_IN_USE, RosterColumn.SSN,
            EmployeeProblem.WORK_EMAIL_IN_USE, RosterColumn.WORK_EMAIL,
            EmployeeProblem.NPI_IN_USE, RosterColumn.NPI);

    @Override
    public RowOutcome take(ImportRow row) {
        var read = new RosterRow(row, names, today).request();
        if (read.isEmpty()) {
            return new RowOutcome.Wrong(row.errors());
        }
        var request = read.get();
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            return new RowOutcome.Wrong(violations.stream()
                    .map(violation ->
                            error(row, violation.getPropertyPath().toString(), "is wrong", violation.getMessage()))
                    .toList());
        }
        var before = lines.putIfAbsent(request.employeeNumber(), row.line());
        if (before != null) {
            return new RowOutcome.Wrong(List.of(row.error(
                    RosterColumn.EMPLOYEE_NUMBER,
                    "is the number of line " + before + " too",
                    "expected each person once, and each with a number of their own")));
        }
        var onRecord = employees.numbered(request.employeeNumber());
        return onRecord.isPresent() ? compare(onRecord.get(), request, row) : hire(request, row);
    }

    private RowOutcome compare(Employee onRecord, HireEmployee.Request request, ImportRow row) {
        var differing = new RosterComparison(onRecord, ssns, today).differingFrom(request);
        return differing.isEmpty()
                ? new RowOutcome.Unchanged()
                : new RowOutcome.Differs(differing.stream()
                        .map(column -> row.error(
                                column,
                                "differs from the record of employee " + request.employeeNumber(),
                                "expected what is on record; people are changed one by one"))
                        .toList());
    }

    private RowOutcome hire(HireEmployee.Request request, ImportRow row) {
        try {
            hireEmployee.hire(request);
            return new RowOutcome.Taken();
        } catch (ProblemException refused) {
            return new RowOutcome.Wrong(errors(row, refused));
        }
    }

    private static List<RowError> errors(ImportRow row, ProblemException refused) {
        if (refused.type() == PlatformProblem.INVALID_REQUEST
                && refused.facts().get("errors") instanceof List<?> fields) {
            return fields.stream()
                    .map(FieldError.class::cast)
                    .map(field -> error(row, field.field(), "does not fit the row", field.problem()))
                    .toList();
        }
        var column = COLUMN_OF_REFUSAL.get(refused.type());
        var title = refused.type().title();
        return List.of(
                column == null ? row.error(title, refused.detail()) : row.error(column, title, refused.detail()));
    }

    private static RowError error(ImportRow row, String requestField, String problem, String expected) {
        return RosterColumn.ofField(requestField)
                .map(column -> row.error(column, problem, expected))
                .orElseGet(() -> row.error(problem, expected));
    }
}
