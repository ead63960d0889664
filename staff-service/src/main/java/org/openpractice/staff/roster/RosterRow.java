package org.openpractice.staff.roster;

import static org.openpractice.staff.roster.RosterColumn.BIRTH_DATE;
import static org.openpractice.staff.roster.RosterColumn.DEA_NUMBER;
import static org.openpractice.staff.roster.RosterColumn.DEPARTMENT;
import static org.openpractice.staff.roster.RosterColumn.EMPLOYEE_NUMBER;
import static org.openpractice.staff.roster.RosterColumn.EMPLOYMENT_TYPE;
import static org.openpractice.staff.roster.RosterColumn.FIRST_NAME;
import static org.openpractice.staff.roster.RosterColumn.FORMER_LAST_NAMES;
import static org.openpractice.staff.roster.RosterColumn.HOME_CITY;
import static org.openpractice.staff.roster.RosterColumn.HOME_STATE;
import static org.openpractice.staff.roster.RosterColumn.HOME_STREET;
import static org.openpractice.staff.roster.RosterColumn.HOME_ZIP;
import static org.openpractice.staff.roster.RosterColumn.LAST_NAME;
import static org.openpractice.staff.roster.RosterColumn.LOCATION;
import static org.openpractice.staff.roster.RosterColumn.MIDDLE_NAME;
import static org.openpractice.staff.roster.RosterColumn.NPI;
import static org.openpractice.staff.roster.RosterColumn.POSITION;
import static org.openpractice.staff.roster.RosterColumn.SSN;
import static org.openpractice.staff.roster.RosterColumn.STARTS_ON;
import static org.openpractice.staff.roster.RosterColumn.WORK_EMAIL;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.StaffEvent.EmploymentType;
import org.openpractice.platform.upload.RowError;
import org.openpractice.staff.employee.DeaNumber;
import org.openpractice.staff.employee.EmployeeNumber;
import org.openpractice.staff.employee.HireEmployee;
import org.openpractice.staff.employee.Npi;
import org.openpractice.staff.employee.Person;
import org.openpractice.staff.employee.Placement;
import org.openpractice.staff.employee.Ssn;
import org.openpractice.staff.employee.WorkEmail;
import org.openpractice.staff.practice.PostalAddress;
import org.openpractice.staff.practice.UsState;
import org.openpractice.staff.practice.ZipCode;

/** Turns a row of the file into the request to hire that person, or into everything that is wrong with it. */
final class RosterRow {

    /** How many characters of a wrong cell a report repeats. */
    private static final int REPEATED = 40;

    private final RosterFile.Row row;
    private final PracticeNames names;
    private final List<RowError> errors = new ArrayList<>();

    RosterRow(RosterFile.Row row, PracticeNames names) {
        this.row = row;
        this.names = names;
    }

    /** What is wrong with the row; complete once {@link #request} was asked for. */
    List<RowError> errors() {
        return List.copyOf(errors);
    }

    /** The request the row stands for; empty when {@link #errors} says why not. */
    Optional<HireEmployee.Request> request() {
        if (!row.hasAllCells()) {
            errors.add(new RowError(
                    row.line(),
                    "",
                    "another number of cells than the header has",
                    "expected " + RosterColumn.values().length + " cells"));
            return Optional.empty();
        }
        var number = required(EMPLOYEE_NUMBER, EmployeeNumber::new);
        var firstName = required(FIRST_NAME, Function.identity());
        var middleName = optional(MIDDLE_NAME, Function.identity());
        var lastName = required(LAST_NAME, Function.identity());
        var formerLastNames = optional(FORMER_LAST_NAMES, RosterRow::names);
        var birthDate = required(BIRTH_DATE, RosterRow::date);
        var ssn = required(SSN, Ssn::new);
        var workEmail = required(WORK_EMAIL, WorkEmail::new);
        var street = required(HOME_STREET, Function.identity());
        var city = required(HOME_CITY, Function.identity());
        var state = required(HOME_STATE, UsState::of);
        var zip = required(HOME_ZIP, ZipCode::new);
        UUID location = required(LOCATION, names::location);
        UUID department = required(DEPARTMENT, names::department);
        UUID position = required(POSITION, names::position);
        var employmentType = required(EMPLOYMENT_TYPE, RosterRow::employmentType);
        var startsOn = required(STARTS_ON, RosterRow::date);
        var npi = optional(NPI, Npi::new);
        var dea = optional(DEA_NUMBER, DeaNumber::new);
        if (number == null
                || firstName == null
                || lastName == null
                || birthDate == null
                || ssn == null
                || workEmail == null
                || street == null
                || city == null
                || state == null
                || zip == null
                || location == null
                || department == null
                || position == null
                || employmentType == null
                || startsOn == null
                || !errors.isEmpty()) {
            return Optional.empty();
        }
        var person = new Person(
                firstName,
                middleName,
                lastName,
                formerLastNames == null ? List.of() : formerLastNames,
                birthDate,
                workEmail,
                new PostalAddress(street, city, state, zip),
                npi,
                dea);
        return Optional.of(new HireEmployee.Request(
                number, person, ssn, new Placement(location, department, position, employmentType), startsOn));
    }

    private <T> @Nullable T required(RosterColumn column, Function<String, T> reader) {
        if (text(column).isEmpty()) {
            errors.add(new RowError(row.line(), column.columnName(), "is missing", "expected a value"));
            return null;
        }
        return optional(column, reader);
    }

    private <T> @Nullable T optional(RosterColumn column, Function<String, T> reader) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            errors.add(
                    new RowError(row.line(), column.columnName(), wrong(column, text), String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Repeats what was given, so that it is found in the source; never a social security number. */
    private static String wrong(RosterColumn column, String text) {
        return column == SSN ? "is wrong" : "is wrong: " + text.substring(0, Math.min(text.length(), REPEATED));
    }

    private String text(RosterColumn column) {
        return row.cells().getOrDefault(column, "");
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a date such as 2026-01-31", e);
        }
    }

    private static EmploymentType employmentType(String text) {
        return Arrays.stream(EmploymentType.values())
                .filter(type -> type.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("expected one of " + Arrays.toString(EmploymentType.values())));
    }
}
