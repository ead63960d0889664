package org.openpractice.staff.roster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of a roster file, each under its name in lower case. A file names all of them, in any order.
 *
 * <p>Locations, departments and positions are given by name or title, dates as YYYY-MM-DD, former last names separated by
 * semicolons, the employment type as FULL_TIME, PART_TIME or PER_DIEM.
 */
enum RosterColumn {
    EMPLOYEE_NUMBER("employeeNumber"),
    FIRST_NAME("person.firstName"),
    MIDDLE_NAME("person.middleName"),
    LAST_NAME("person.lastName"),
    FORMER_LAST_NAMES("person.formerLastNames"),
    BIRTH_DATE("person.birthDate"),
    SSN("ssn"),
    WORK_EMAIL("person.workEmail"),
    HOME_STREET("person.homeAddress.street"),
    HOME_CITY("person.homeAddress.city"),
    HOME_STATE("person.homeAddress.state"),
    HOME_ZIP("person.homeAddress.zip"),
    LOCATION("assignment.locationId"),
    DEPARTMENT("assignment.departmentId"),
    POSITION("assignment.positionId"),
    EMPLOYMENT_TYPE("assignment.employmentType"),
    STARTS_ON("startsOn"),
    NPI("person.npi"),
    DEA_NUMBER("person.deaNumber");

    private final String requestField;

    /** @param requestField path of the field of a hire request that the column becomes */
    RosterColumn(String requestField) {
        this.requestField = requestField;
    }

    /** The name in the header. */
    String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that became that field of a hire request. */
    static Optional<RosterColumn> ofField(String path) {
        return Arrays.stream(values())
                .filter(column -> path.equals(column.requestField) || path.startsWith(column.requestField + "["))
                .findFirst();
    }
}
