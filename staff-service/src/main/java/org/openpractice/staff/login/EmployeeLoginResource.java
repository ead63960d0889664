package org.openpractice.staff.login;

import static org.openpractice.platform.identity.Roles.KEEP_STAFF;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;

/** Which login an employee has. */
@Path("/employees/{employeeId}/login")
@RunOnVirtualThread
class EmployeeLoginResource {

    /**
     * A link as it is shown.
     *
     * @param userId id of the user at the identity provider
     * @param userName how the user was called when the link was made
     */
    public record EmployeeLoginView(
            UUID employeeId, String userId, String userName, EmployeeLogin.How how, String linkedBy, Instant linkedAt) {

        static EmployeeLoginView of(EmployeeLogin login) {
            return new EmployeeLoginView(
                    login.employeeId(),
                    login.userId(),
                    login.userName(),
                    login.how(),
                    login.linked().by(),
                    login.linked().at());
        }
    }

    private final KeepLogin keepLogin;
    private final EmployeeLogins logins;

    EmployeeLoginResource(KeepLogin keepLogin, EmployeeLogins logins) {
        this.keepLogin = keepLogin;
        this.logins = logins;
    }

    /** Links a login to the employee; somebody else of HR does it for those who keep the staff. */
    @PUT
    @RolesAllowed(KEEP_STAFF)
    public EmployeeLoginView set(UUID employeeId, KeepLogin.Request request) {
        return EmployeeLoginView.of(keepLogin.set(employeeId, request));
    }

    /** The login of the employee. */
    @GET
    @Transactional
    @RolesAllowed(KEEP_STAFF)
    public EmployeeLoginView read(UUID employeeId) {
        return EmployeeLoginView.of(logins.current(employeeId));
    }

    /** Ends the link: the login no longer opens the employee's own record. */
    @DELETE
    @RolesAllowed(KEEP_STAFF)
    public void end(UUID employeeId) {
        keepLogin.end(employeeId);
    }
}
