package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Decides what of an employee's record the actor sees. */
@ApplicationScoped
public class ReadEmployee {

    /** A view and the version of the record it was made of. */
    public record Versioned(EmployeeView view, long version) {}

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
    public Versioned read(UUID id) {
        var employee = employees.get(id);
        var visibility = Visibility.of(actor);
        var ssn = visibility.includes(Visibility.FULL) ? ssns.open(employee) : null;
        return new Versioned(EmployeeView.of(employee, visibility, today(), ssn), employee.version());
    }

    /**
     * The record of the person who asks: the one whose work e-mail address is that of the token.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found} when there is none
     */
    @Transactional
    public Versioned own() {
        var employee = actor.email()
                .flatMap(ReadEmployee::workEmail)
                .flatMap(employees::with)
                .orElseThrow(PlatformProblem::notFound);
        return new Versioned(EmployeeView.of(employee, Visibility.OWN, today()), employee.version());
    }

    /** A page of employees; only the one with that number when it is given. */
    @Transactional
    public Page<EmployeeView> list(PageRequest page, @Nullable EmployeeNumber number) {
        if (number != null) {
            List<EmployeeView> found = employees.numbered(number).map(this::changed).map(Versioned::view).stream()
                    .toList();
            return new Page<>(found, null);
        }
        var visibility = Visibility.of(actor);
        var today = today();
        return Page.of(
                page, employees.page(page), Employee::id, employee -> EmployeeView.of(employee, visibility, today));
    }

    /** An employee that was just changed, as the actor sees it. */
    Versioned changed(Employee employee) {
        return new Versioned(EmployeeView.of(employee, Visibility.of(actor), today()), employee.version());
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
