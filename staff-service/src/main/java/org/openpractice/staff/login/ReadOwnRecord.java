package org.openpractice.staff.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.Stamp;
import org.openpractice.staff.employee.Employee;
import org.openpractice.staff.employee.EmployeeView;
import org.openpractice.staff.employee.Employees;
import org.openpractice.staff.employee.ReadEmployee;
import org.openpractice.staff.employee.WorkEmail;

/**
 * Shows people their own record. The first time, a login whose verified e-mail address is the work address of a current
 * employee is linked to that employee; work addresses are unique in the group, so there is at most one. Not by itself
 * linked is a login of somebody who left, whose mailbox may be in other hands, and one about which HR has decided before.
 *
 * <p>Refuses {@link PlatformProblem#LOGIN_NOT_LINKED} with what is to be done.
 */
@ApplicationScoped
class ReadOwnRecord {

    private final Employees employees;
    private final EmployeeLogins logins;
    private final ReadEmployee readEmployee;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ReadOwnRecord(
            Employees employees,
            EmployeeLogins logins,
            ReadEmployee readEmployee,
            Outbox outbox,
            Actor actor,
            Clock clock) {
        this.employees = employees;
        this.logins = logins;
        this.readEmployee = readEmployee;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public EmployeeView read() {
        String userId = actor.userId().orElseThrow(() -> notLinked("The token names no user", ""));
        return readEmployee.own(
                logins.ofUser(userId).orElseGet(() -> linkByWorkEmail(userId)).employeeId());
    }

    private EmployeeLogin linkByWorkEmail(String userId) {
        var address = actor.email()
                .flatMap(ReadOwnRecord::workEmail)
                .orElseThrow(() -> notLinked("Your login has no e-mail address", userId));
        if (!actor.emailVerified()) {
            throw notLinked("The e-mail address of your login is not verified", userId);
        }
        var found = employees
                .with(address)
                .map(Employee::id)
                .orElseThrow(() -> notLinked("Nobody has the e-mail address of your login as work address", userId));
        // Two first requests at once wait for each other here; the second finds what the first has linked.
        var employee = employees.lock(found);
        return logins.ofUser(userId).orElseGet(() -> link(employee, userId));
    }

    private EmployeeLogin link(Employee employee, String userId) {
        UUID id = employee.id();
        if (actor.has(Roles.HR) || actor.has(Roles.GROUP_ADMIN)) {
            // Who keeps the staff writes the work addresses, so an address proves nothing of them.
            throw notLinked("You keep the staff, so somebody else who does links your login", userId);
        }
        if (employee.hasLeft(LocalDate.now(clock))) {
            throw notLinked("The employment of whoever has that work address has ended", userId);
        }
        if (logins.ofEmployee(id).isPresent()) {
            throw notLinked("Whoever has that work address has another login", userId);
        }
        if (logins.wasEnded(id, userId)) {
            throw notLinked("HR has ended an earlier link", userId);
        }
        var login =
                new EmployeeLogin(id, userId, actor.name(), EmployeeLogin.How.BY_WORK_EMAIL, Stamp.of(actor, clock));
        logins.persist(login);
        outbox.append(login.linkedFact());
        return login;
    }

    private ProblemException notLinked(String why, String userId) {
        return PlatformProblem.LOGIN_NOT_LINKED.because(
                why + "; ask HR to link your login", Map.of("userId", userId, "userName", actor.name()));
    }

    private static Optional<WorkEmail> workEmail(String claim) {
        try {
            return Optional.of(new WorkEmail(claim));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
