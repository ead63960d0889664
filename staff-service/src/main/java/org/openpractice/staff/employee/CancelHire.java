package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.outbox.Outbox;

/**
 * Says that somebody who was hired or rehired never came.
 *
 * <p>Refuses: {@code not-found}, {@code stale-version}, {@link EmployeeProblem#NOT_EMPLOYED},
 * {@link EmployeeProblem#WORK_COUNTS}, {@link EmployeeProblem#FIRST_DAY_LONG_AGO}.
 */
@ApplicationScoped
class CancelHire {

    private final Employees employees;
    private final PayStandings standings;
    private final Outbox outbox;
    private final Clock clock;

    CancelHire(Employees employees, PayStandings standings, Outbox outbox, Clock clock) {
        this.employees = employees;
        this.standings = standings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Employee cancel(UUID id, IfMatch ifMatch) {
        var employee = employees.lock(id);
        ifMatch.require(employee.version());
        outbox.append(employee.cancelHire(standings.of(id), LocalDate.now(clock)));
        return employee;
    }
}
