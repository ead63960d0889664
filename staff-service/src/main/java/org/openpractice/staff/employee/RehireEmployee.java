package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.us.Npi;

/**
 * Takes somebody on again whose employment has ended.
 *
 * <p>Refuses: {@code not-found}, {@code invalid-request}, {@link EmployeeProblem#STILL_EMPLOYED},
 * {@link EmployeeProblem#EMPLOYEE_BLOCKED}, {@link EmployeeProblem#NPI_IN_USE}.
 */
@ApplicationScoped
class RehireEmployee {

    /**
     * What the person is to do from when on.
     *
     * @param npi when the position needs one that is not on record yet
     * @param startsOn first day of work for pay, after the last day of the employment before
     */
    @Schema(name = "RehireEmployee")
    public record Request(
            @NotNull @Valid Placement assignment,
            @NotNull LocalDate startsOn,
            @Nullable Npi npi) {}

    private final Employees employees;
    private final Placements placements;
    private final UniquePeople uniquePeople;
    private final Outbox outbox;
    private final Clock clock;

    RehireEmployee(Employees employees, Placements placements, UniquePeople uniquePeople, Outbox outbox, Clock clock) {
        this.employees = employees;
        this.placements = placements;
        this.uniquePeople = uniquePeople;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Employee rehire(UUID id, Request request) {
        var employee = employees.lock(id);
        var returning = employee.person().withNpi(request.npi());
        var assignment = placements.assign(request.assignment(), request.startsOn(), returning);
        uniquePeople.requireUnique(id, employee.employeeNumber(), employee.ssn(), returning);
        outbox.append(employee.rehire(assignment, request.npi(), LocalDate.now(clock)));
        return employee;
    }
}
