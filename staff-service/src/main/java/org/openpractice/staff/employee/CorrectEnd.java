package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.outbox.Outbox;

/**
 * Takes back what was said of the end of an employment: another last day, or none.
 *
 * <p>Refuses: {@code not-found}, {@code stale-version}, {@code invalid-request}, {@link EmployeeProblem#END_NOT_SET},
 * {@link EmployeeProblem#FINAL_PAY_COUNTS}.
 */
@ApplicationScoped
class CorrectEnd {

    private final Employees employees;
    private final PayStandings standings;
    private final Outbox outbox;

    CorrectEnd(Employees employees, PayStandings standings, Outbox outbox) {
        this.employees = employees;
        this.standings = standings;
        this.outbox = outbox;
    }

    @Transactional
    public Employee correct(UUID id, IfMatch ifMatch, TerminateEmployee.Request request) {
        var employee = employees.lock(id);
        ifMatch.require(employee.version());
        employee.correctEnd(request.lastDay(), request.reason()).ifPresent(outbox::append);
        return employee;
    }

    @Transactional
    public Employee withdraw(UUID id, IfMatch ifMatch) {
        var employee = employees.lock(id);
        ifMatch.require(employee.version());
        outbox.append(employee.withdrawEnd(standings.of(id)));
        return employee;
    }
}
