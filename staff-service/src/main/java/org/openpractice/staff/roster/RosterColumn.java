package org.openpractice.staff.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openpractice.platform.csv.CsvColumn;

/**
 * The columns of a roster file, each under its name or one that offices give it. A file names all of them, in any order.
 *
 * <p>Locations, departments and positions are given by name or title, dates as 2026-01-31 or 1/31/2026, former last names
 * separated by semicolons, the employment type as FULL_TIME, PART_TIME or PER_DIEM.
 */
enum RosterColumn implements CsvColumn {
    EMPLOYEE_NUMBER("employeeNumber", "Employee No", "Employee ID", "Emp No", "Emp ID", "File Number"),
    FIRST_NAME("person.firstName", "First", "Given Name"),
    MIDDLE_NAME("person.middleName", "Middle", "Middle Initial", "MI"),
    LAST_NAME("person.lastName", "Last", "Surname", "Family Name"),
    FORMER_LAST_NAMES(
            "person.formerLastNames", "Former Last Name", "Former Names", "Maiden Name", "Previous Last Name"),
    BIRTH_DATE("person.birthDate", "Date of Birth", "DOB", "Birthday"),
    SSN("ssn", "Social Security Number", "Social Security No", "Social Security"),
    WORK_EMAIL("person.workEmail", "Email", "Email Address", "Work Email Address"),
    HOME_STREET("person.homeAddress.street", "Street", "Street Address", "Address", "Address 1", "Home Address"),
    HOME_CITY("person.homeAddress.city", "City"),
    HOME_STATE("person.homeAddress.state", "State"),
    HOME_ZIP("person.homeAddress.zip", "Zip", "Zip Code", "Home Zip Code", "Postal Code"),
    LOCATION("assignment.locationId", "Office", "Site", "Work Location", "Location Name"),
    DEPARTMENT("assignment.departmentId", "Dept", "Department Name"),
    POSITION("assignment.positionId", "Position Title", "Job Title", "Title"),
    EMPLOYMENT_TYPE("assignment.employmentType", "Employee Type", "Employment Status", "FT/PT"),
    STARTS_ON("startsOn", "Start Date", "Hire Date", "Date of Hire", "Date Hired"),
    NPI("person.npi", "NPI Number", "National Provider Identifier"),
    DEA_NUMBER("person.deaNumber", "DEA", "DEA No");

    private final String requestField;
    private final List<String> synonyms;

    /** @param requestField path of the field of a hire request that the column becomes */
    RosterColumn(String requestField, String... synonyms) {
        this.requestField = requestField;
        this.synonyms = List.of(synonyms);
    }

    @Override
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> synonyms() {
        return synonyms;
    }

    @Override
    public boolean isSecret() {
        return this == SSN;
    }

    /** The column that became that field of a hire request. */
    static Optional<RosterColumn> ofField(String path) {
        return Arrays.stream(values())
                .filter(column -> path.equals(column.requestField) || path.startsWith(column.requestField + "["))
                .findFirst();
    }
}
