package org.openpractice.staff.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.records.Stamp;
import org.openpractice.staff.employee.Employees;

/**
 * HR says which login is which employee, and ends that. It opens pay and bank accounts to whoever has the login, so nobody
 * decides it about the own login or the own record: that takes a second person of HR.
 *
 * <p>Refuses: {@code not-found} for an employee the group does not have, {@code second-person-required}.
 */
@ApplicationScoped
class KeepLogin {

    /**
     * Whose login it is.
     *
     * @param userId id of the user at the identity provider; a login that is not linked yet is told it with the refusal
     *     {@code login-not-linked}
     * @param userName how the user is called; for people to read
     */
    @Schema(name = "SetEmployeeLogin")
    public record Request(
            @NotBlank @Size(max = 255) String userId,
            @NotBlank @Size(max = 255) String userName) {}

    private final Employees employees;
    private final EmployeeLogins logins;
    private final Outbox outbox;
    private final SecondPerson secondPerson;
    private final Actor actor;
    private final Clock clock;

    KeepLogin(
            Employees employees,
            EmployeeLogins logins,
            Outbox outbox,
            SecondPerson secondPerson,
            Actor actor,
            Clock clock) {
        this.employees = employees;
        this.logins = logins;
        this.outbox = outbox;
        this.secondPerson = secondPerson;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Links a login to an employee; nothing happens when it is linked to that one already. Also after the employment, so
     * that a former employee reaches the own stubs.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@link LoginProblem#EMPLOYEE_LINKED},
     *     {@link LoginProblem#LOGIN_IN_USE}
     */
    @Transactional
    public EmployeeLogin set(UUID employeeId, Request request) {
        employees.lock(employeeId);
        var current = logins.ofEmployee(employeeId);
        boolean own =
                isActor(request.userId()) || current.filter(this::isActors).isPresent();
        secondPerson.requireForOwn(own, "link the login", "employee-login", employeeId);
        if (current.isPresent()) {
            return alreadyLinked(current.get(), request);
        }
        logins.ofUser(request.userId()).ifPresent(other -> {
            throw LoginProblem.LOGIN_IN_USE.because(
                    "a login belongs to one employee; end its link first", Map.of("employeeId", other.employeeId()));
        });
        var login = new EmployeeLogin(
                employeeId, request.userId(), request.userName(), EmployeeLogin.How.SET_BY_HR, Stamp.of(actor, clock));
        logins.persist(login);
        outbox.append(login.linkedFact());
        return login;
    }

    private static EmployeeLogin alreadyLinked(EmployeeLogin current, Request request) {
        if (current.isOf(request.userId())) {
            return current;
        }
        throw LoginProblem.EMPLOYEE_LINKED.because(
                "an employee has one login; end its link first", Map.of("userName", current.userName()));
    }

    /**
     * Ends the link of an employee. The two are not linked again by an e-mail address.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found} when there is none
     */
    @Transactional
    public void end(UUID employeeId) {
        employees.lock(employeeId);
        var login = logins.current(employeeId);
        secondPerson.requireForOwn(isActors(login), "end the link", "employee-login", employeeId);
        outbox.append(login.end(Stamp.of(actor, clock)));
    }

    private boolean isActors(EmployeeLogin login) {
        return isActor(login.userId());
    }

    private boolean isActor(String userId) {
        return actor.userId().filter(userId::equals).isPresent();
    }
}
