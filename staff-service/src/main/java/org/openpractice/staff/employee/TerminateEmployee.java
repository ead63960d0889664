package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.platform.outbox.Outbox;

/**
 * Sets the end of an employment.
 *
 * <p>Refuses: {@code not-found}, {@code invalid-request}, {@link EmployeeProblem#NOT_EMPLOYED}.
 */
@ApplicationScoped
class TerminateEmployee {

    /** @param lastDay the employment ends at the end of this day; it may be past or to come */
    @Schema(name = "TerminateEmployee")
    public record Request(
            @NotNull LocalDate lastDay, @NotNull TerminationReason reason) {}

    private final Employees employees;
    private final Outbox outbox;

    TerminateEmployee(Employees employees, Outbox outbox) {
        this.employees = employees;
        this.outbox = outbox;
    }

    @Transactional
    public Employee terminate(UUID id, Request request) {
        var employee = employees.lock(id);
        outbox.append(employee.terminate(request.lastDay(), request.reason()));
        return employee;
    }
}
