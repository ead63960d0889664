package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.PlatformProblem;

/** Decides what of an employee's record the actor sees. */
@ApplicationScoped
class ReadEmployee {

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

    /**
     * The record of the person who asks: the one whose work e-mail address is that of the token.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found} when there is none
     */
    @Transactional
    public EmployeeView own() {
        var employee = actor.email()
                .flatMap(ReadEmployee::workEmail)
                .flatMap(employees::with)
                .orElseThrow(PlatformProblem::notFound);
        return EmployeeView.of(employee, Visibility.OWN, today());
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

    private static Optional<WorkEmail> workEmail(String claim) {
        try {
            return Optional.of(new WorkEmail(claim));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
