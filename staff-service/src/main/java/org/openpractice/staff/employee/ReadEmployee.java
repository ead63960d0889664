package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.paging.Page;

/** Decides what of an employee's record the actor sees. */
@ApplicationScoped
public class ReadEmployee {

    private final Employees employees;
    private final SsnCipher ssns;
    private final Actor actor;
    private final Clock clock;

    ReadEmployee(Employees employees, SsnCipher ssns, Actor actor, Clock clock) {
        this.employees = employees;
        this.ssns = ssns;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * One employee, with the masked social security number for those who may see it; each such reading is audited.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found}
     */
    @Transactional
    public EmployeeView read(UUID id) {
        var employee = employees.get(id);
        var visibility = Visibility.of(actor);
        var ssn = visibility.includes(Visibility.FULL) ? ssns.open(employee) : null;
        return EmployeeView.of(employee, visibility, today(), ssn);
    }

    /** An employee as she sees herself. */
    public EmployeeView own(UUID id) {
        return EmployeeView.of(employees.get(id), Visibility.OWN, today());
    }

    /** The people asked for, as the actor sees them. */
    public Page<EmployeeView> list(Employees.Asked asked) {
        var visibility = Visibility.of(actor);
        var today = today();
        return employees
                .list(asked, today, visibility.includes(Visibility.WORK))
                .page(employee -> EmployeeView.of(employee, visibility, today));
    }

    /** An employee that was just changed, as the actor sees it. */
    EmployeeView changed(Employee employee) {
        return EmployeeView.of(employee, Visibility.of(actor), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
