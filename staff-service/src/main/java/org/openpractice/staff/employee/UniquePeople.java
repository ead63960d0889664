package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.problem.ProblemException;

/**
 * One employee number, social security number, work e-mail address and NPI for each person of the group. Asking first
 * gives the friendly answer; the constraints of the table guarantee it when two requests race.
 */
@ApplicationScoped
class UniquePeople {

    private final Employees employees;

    UniquePeople(Employees employees) {
        this.employees = employees;
    }

    /**
     * Refuses identifiers that somebody else has.
     *
     * @param id whose they are to be
     * @throws ProblemException the refusal of the first such identifier
     */
    void requireUnique(UUID id, EmployeeNumber number, SealedSsn ssn, Person person) {
        if (isSomebodyElse(id, employees.numbered(number))) {
            throw EmployeeProblem.EMPLOYEE_NUMBER_IN_USE.because(
                    "give every employee another number, also after one left");
        }
        employees
                .withSsnIndex(ssn.index())
                .filter(other -> !other.id().equals(id))
                .ifPresent(other -> {
                    throw EmployeeProblem.SSN_IN_USE.because(
                            "correct the number, or rehire the person who has it instead of hiring again",
                            Map.of("employeeId", other.id()));
                });
        if (isSomebodyElse(id, employees.with(person.workEmail()))) {
            throw EmployeeProblem.WORK_EMAIL_IN_USE.because("a work e-mail address belongs to one person");
        }
        var npi = person.npi();
        if (npi != null && isSomebodyElse(id, employees.with(npi))) {
            throw EmployeeProblem.NPI_IN_USE.because("a national provider identifier belongs to one person");
        }
    }

    private static boolean isSomebodyElse(UUID id, Optional<Employee> found) {
        return found.filter(other -> !other.id().equals(id)).isPresent();
    }
}
