package org.openpractice.payroll.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;

/** Whose own record it is that the actor asks for. */
@ApplicationScoped
public class OwnRecord {

    private final EmployeeLogins logins;
    private final Actor actor;

    OwnRecord(EmployeeLogins logins, Actor actor) {
        this.logins = logins;
        this.actor = actor;
    }

    /**
     * The employee behind the actor's login.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@link PlatformProblem#LOGIN_NOT_LINKED}, also while the
     *     link has not arrived here
     */
    public UUID employee() {
        return linked().orElseThrow(() -> PlatformProblem.LOGIN_NOT_LINKED.because(
                "Open your own record in the staff service first (GET /me), which links a login by its verified work address"
                        + " and tells payroll within seconds; or ask HR to link your login",
                Map.of("userId", actor.userId().orElse(""), "userName", actor.name())));
    }

    /** Whether the employee is the actor. */
    public boolean isOf(UUID employeeId) {
        return linked().filter(employeeId::equals).isPresent();
    }

    private Optional<UUID> linked() {
        return actor.userId().flatMap(logins::employee);
    }
}
