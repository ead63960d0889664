package org.openpractice.staff.roster;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.staff.employee.Assignment;
import org.openpractice.staff.employee.Employee;
import org.openpractice.staff.employee.HireEmployee;
import org.openpractice.staff.employee.Person;
import org.openpractice.staff.employee.SsnCipher;

/** Tells in what a roster row and the record of the same employee number differ. */
final class RosterComparison {

    private final Employee employee;
    private final SsnCipher ssns;
    private final LocalDate today;
    private final Set<RosterColumn> differing = EnumSet.noneOf(RosterColumn.class);

    RosterComparison(Employee employee, SsnCipher ssns, LocalDate today) {
        this.employee = employee;
        this.ssns = ssns;
        this.today = today;
    }

    Set<RosterColumn> differingFrom(HireEmployee.Request request) {
        comparePerson(employee.person(), request.person());
        compareAssignment(employee.assignmentOn(today), request);
        if (!Arrays.equals(employee.ssn().index(), ssns.index(request.ssn()))) {
            differing.add(RosterColumn.SSN);
        }
        if (employee.spells().stream()
                .noneMatch(
                        spell -> spell.canceledOn() == null && spell.startsOn().equals(request.startsOn()))) {
            differing.add(RosterColumn.STARTS_ON);
        }
        return differing;
    }

    private void comparePerson(Person known, Person given) {
        compare(RosterColumn.FIRST_NAME, known.firstName(), given.firstName());
        compare(RosterColumn.MIDDLE_NAME, known.middleName(), given.middleName());
        compare(RosterColumn.LAST_NAME, known.lastName(), given.lastName());
        compare(RosterColumn.FORMER_LAST_NAMES, known.formerLastNames(), given.formerLastNames());
        compare(RosterColumn.BIRTH_DATE, known.birthDate(), given.birthDate());
        compare(RosterColumn.WORK_EMAIL, known.workEmail(), given.workEmail());
        compare(
                RosterColumn.HOME_STREET,
                known.homeAddress().street(),
                given.homeAddress().street());
        compare(
                RosterColumn.HOME_CITY,
                known.homeAddress().city(),
                given.homeAddress().city());
        compare(
                RosterColumn.HOME_STATE,
                known.homeAddress().state(),
                given.homeAddress().state());
        compare(
                RosterColumn.HOME_ZIP,
                known.homeAddress().zip(),
                given.homeAddress().zip());
        compare(RosterColumn.NPI, known.npi(), given.npi());
        compare(RosterColumn.DEA_NUMBER, known.deaNumber(), given.deaNumber());
    }

    private void compareAssignment(Assignment known, HireEmployee.Request request) {
        var given = request.assignment();
        compare(RosterColumn.LOCATION, known.locationId(), given.locationId());
        compare(RosterColumn.DEPARTMENT, known.departmentId(), given.departmentId());
        compare(RosterColumn.POSITION, known.positionId(), given.positionId());
        compare(RosterColumn.EMPLOYMENT_TYPE, known.employmentType(), given.employmentType());
    }

    private void compare(RosterColumn column, @Nullable Object known, @Nullable Object given) {
        if (!Objects.equals(known, given)) {
            differing.add(column);
        }
    }
}
