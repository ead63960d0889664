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
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.outbox.Outbox;

/**
 * Changes who somebody is or what they do, from a day on.
 *
 * <p>Refuses: {@code not-found}, {@code precondition-required}, {@code stale-version}, {@code invalid-request} naming
 * every wrong field, {@link EmployeeProblem#NOT_EMPLOYED}, {@link EmployeeProblem#LATER_CHANGE_RECORDED},
 * {@link EmployeeProblem#SSN_IN_USE}, {@link EmployeeProblem#WORK_EMAIL_IN_USE}, {@link EmployeeProblem#NPI_IN_USE}.
 */
@ApplicationScoped
class ChangeEmployee {

    /**
     * The employee as it is to be, whole.
     *
     * @param ssn only to correct the number; absent, it stays
     * @param effectiveOn first day the assignment holds; what concerns the person holds at once
     */
    @Schema(name = "ChangeEmployee")
    public record Request(
            @NotNull @Valid Person person,
            @Nullable Ssn ssn,
            @NotNull @Valid Placement assignment,
            @NotNull LocalDate effectiveOn) {}

    private final Employees employees;
    private final Placements placements;
    private final UniquePeople uniquePeople;
    private final SsnCipher ssns;
    private final Outbox outbox;
    private final Clock clock;

    ChangeEmployee(
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

    @Transactional
    public Employee change(UUID id, IfMatch ifMatch, Request request) {
        var employee = employees.lock(id);
        ifMatch.require(employee.version());
        var assignment = placements.assign(request.assignment(), request.effectiveOn(), request.person());
        var ssn = request.ssn() == null ? employee.ssn() : ssns.seal(id, request.ssn());
        uniquePeople.requireUnique(id, employee.employeeNumber(), ssn, request.person());
        employee.change(request.person(), ssn, assignment, LocalDate.now(clock)).ifPresent(outbox::append);
        return employee;
    }
}
