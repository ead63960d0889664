package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.ProblemException;

/**
 * Takes somebody on.
 *
 * <p>Refuses: {@code invalid-request} naming every wrong field, {@link EmployeeProblem#EMPLOYEE_NUMBER_IN_USE},
 * {@link EmployeeProblem#SSN_IN_USE}, {@link EmployeeProblem#WORK_EMAIL_IN_USE}, {@link EmployeeProblem#NPI_IN_USE}.
 */
@ApplicationScoped
public class HireEmployee {

    /**
     * Whom to take on, for what.
     *
     * @param startsOn first day of work for pay; in the past for people who were on the staff before their record was
     */
    @Schema(name = "HireEmployee")
    public record Request(
            @NotNull EmployeeNumber employeeNumber,
            @NotNull @Valid Person person,
            @NotNull Ssn ssn,
            @NotNull @Valid Placement assignment,
            @NotNull LocalDate startsOn) {}

    private final Employees employees;
    private final Placements placements;
    private final UniquePeople uniquePeople;
    private final SsnCipher ssns;
    private final Outbox outbox;
    private final Clock clock;

    HireEmployee(
            Employees employees,
            Placements placements,
            UniquePeople uniquePeople,
            SsnCipher ssns,
            Outbox outbox,
            Clock clock) {
        this.employees = employees;
        this.placements = placements;
        this.uniquePeople = uniquePeople;
        this.ssns = ssns;
        this.outbox = outbox;
        this.clock = clock;
    }

    // A refusal comes before anything is written, so it leaves an import's transaction intact.
    @Transactional(dontRollbackOn = ProblemException.class)
    public Employee hire(Request request) {
        UUID id = Ids.next();
        var assignment = placements.assign(request.assignment(), request.startsOn(), request.person());
        var ssn = ssns.seal(id, request.ssn());
        var employee =
                Employee.hire(id, request.employeeNumber(), request.person(), ssn, assignment, LocalDate.now(clock));
        uniquePeople.requireUnique(id, request.employeeNumber(), ssn, request.person());
        employees.persist(employee);
        outbox.append(employee.hired());
        return employee;
    }
}
