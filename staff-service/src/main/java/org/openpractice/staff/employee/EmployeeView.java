package org.openpractice.staff.employee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.us.Npi;
import org.openpractice.platform.us.PostalAddress;

/**
 * An employee as it is shown; what the reader may not see is absent.
 *
 * @param status where the latest employment stands today
 * @param blocked whether the person may not work, for example because of a federal exclusion
 * @param assignment what holds today; before the first day, what holds then
 * @param upcomingAssignment what will hold later, when that is recorded
 * @param employment every employment, the oldest first
 * @param block why the person may not work
 * @param warnings what is unusual, though not wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmployeeView(
        UUID id,
        EmployeeNumber employeeNumber,
        EmploymentStatus status,
        boolean blocked,
        PersonView person,
        Assignment assignment,
        @Nullable Assignment upcomingAssignment,
        @Nullable List<EmploymentSpell> employment,
        @Nullable Block block,
        @Nullable List<Warning> warnings,
        long version)
        implements Identified, Versioned {

    /**
     * A person as it is shown.
     *
     * @param ssn masked: the last four digits alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PersonView(
            String firstName,
            @Nullable String middleName,
            String lastName,
            @Nullable List<String> formerLastNames,
            @Nullable LocalDate birthDate,
            @Nullable String ssn,
            @Nullable WorkEmail workEmail,
            @Nullable PostalAddress homeAddress,
            @Nullable Npi npi,
            @Nullable DeaNumber deaNumber) {

        static PersonView of(Person person, Visibility visibility, @Nullable Ssn ssn) {
            boolean work = visibility.includes(Visibility.WORK);
            return new PersonView(
                    person.firstName(),
                    person.middleName(),
                    person.lastName(),
                    work ? person.formerLastNames() : null,
                    visibility.includes(Visibility.FULL) ? person.birthDate() : null,
                    ssn == null ? null : ssn.masked(),
                    work ? person.workEmail() : null,
                    visibility.includes(Visibility.OWN) ? person.homeAddress() : null,
                    work ? person.npi() : null,
                    work ? person.deaNumber() : null);
        }
    }

    /** The record without the social security number, which only {@link ReadEmployee#read} shows. */
    static EmployeeView of(Employee employee, Visibility visibility, LocalDate today) {
        return of(employee, visibility, today, null);
    }

    static EmployeeView of(Employee employee, Visibility visibility, LocalDate today, @Nullable Ssn ssn) {
        boolean work = visibility.includes(Visibility.WORK);
        return new EmployeeView(
                employee.id(),
                employee.employeeNumber(),
                employee.status(today),
                employee.block().isPresent(),
                PersonView.of(employee.person(), visibility, ssn),
                employee.assignmentOn(today),
                employee.assignmentAfter(today).orElse(null),
                work ? employee.spells() : null,
                work ? employee.block().orElse(null) : null,
                work ? employee.person().warnings() : null,
                employee.version());
    }
}
