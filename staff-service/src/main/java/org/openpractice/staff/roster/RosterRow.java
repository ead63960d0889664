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

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.openpractice.contracts.staff.EmploymentEvent.EmploymentType;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.csv.UsDates;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.us.Npi;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.UsState;
import org.openpractice.platform.us.ZipCode;
import org.openpractice.staff.employee.DeaNumber;
import org.openpractice.staff.employee.EmployeeNumber;
import org.openpractice.staff.employee.HireEmployee;
import org.openpractice.staff.employee.Person;
import org.openpractice.staff.employee.Placement;
import org.openpractice.staff.employee.Ssn;
import org.openpractice.staff.employee.WorkEmail;

/** Turns a row of the file into the request to hire that person, or into everything that is wrong with it. */
final class RosterRow {

    /** A start date is never further ahead; it settles the century of a year of two digits. */
    private static final int YEARS_AHEAD = 10;

    private static final Function<String, EmploymentType> EMPLOYMENT_TYPES =
            Cells.oneOf(EmploymentType.class, Map.of());

    private final ImportRow row;
    private final PracticeNames names;
    private final UsDates birthDates;
    private final UsDates startDates;

    RosterRow(ImportRow row, PracticeNames names, LocalDate today) {
        this.row = row;
        this.names = names;
        this.birthDates = new UsDates(today);
        this.startDates = new UsDates(today.plusYears(YEARS_AHEAD));
    }

    /** The request the row stands for; empty when the row's errors say why not. */
    Optional<HireEmployee.Request> request() {
        var number = row.required(EMPLOYEE_NUMBER, EmployeeNumber::new);
        var firstName = row.required(FIRST_NAME, Function.identity());
        var middleName = row.optional(MIDDLE_NAME, Function.identity());
        var lastName = row.required(LAST_NAME, Function.identity());
        var formerLastNames = row.optional(FORMER_LAST_NAMES, Cells::list);
        var birthDate = row.required(BIRTH_DATE, birthDates::read);
        var ssn = row.required(SSN, Ssn::new);
        var workEmail = row.required(WORK_EMAIL, WorkEmail::new);
        var street = row.required(HOME_STREET, Function.identity());
        var city = row.required(HOME_CITY, Function.identity());
        var state = row.required(HOME_STATE, UsState::of);
        var zip = row.required(HOME_ZIP, ZipCode::new);
        UUID location = row.required(LOCATION, names::location);
        UUID department = row.required(DEPARTMENT, names::department);
        UUID position = row.required(POSITION, names::position);
        var employmentType = row.required(EMPLOYMENT_TYPE, EMPLOYMENT_TYPES);
        var startsOn = row.required(STARTS_ON, startDates::read);
        var npi = row.optional(NPI, Npi::new);
        var dea = row.optional(DEA_NUMBER, DeaNumber::new);
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
                || !row.errors().isEmpty()) {
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
}
