package org.openpractice.payroll.jurisdiction;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.openpractice.payroll.place.StateCodes;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.problem.PlatformProblem;

/** With which states the group is registered to withhold income tax. */
@Path("/state-registrations")
@RunOnVirtualThread
class StateRegistrationResource {

    /** Every state of the list, in the order of codes. */
    public record StateRegistrationsView(List<StateRegistrationView> items) {}

    private final RegisterWithState registerWithState;
    private final StateRegistrations registrations;
    private final ColumnCipher cipher;

    StateRegistrationResource(
            RegisterWithState registerWithState, StateRegistrations registrations, ColumnCipher cipher) {
        this.registerWithState = registerWithState;
        this.registrations = registrations;
        this.cipher = cipher;
    }

    /** Lists the states with which the group is registered to withhold income tax. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public StateRegistrationsView list() {
        return new StateRegistrationsView(registrations.inOrder().stream()
                .map(registration -> StateRegistrationView.of(registration, cipher))
                .toList());
    }

    /** The registration with one state. */
    @GET
    @Path("{state}")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public StateRegistrationView get(String state) {
        var registration = registrations.with(StateCodes.inPath(state).code()).orElseThrow(PlatformProblem::notFound);
        return StateRegistrationView.of(registration, cipher);
    }

    /** Enters the registration with a state. */
    @PUT
    @Path("{state}")
    @RolesAllowed(RUN_PAYROLL)
    public StateRegistrationView register(String state, @BeanParam IfMatch ifMatch, RegisterWithState.Request request) {
        return StateRegistrationView.of(registerWithState.register(StateCodes.inPath(state), ifMatch, request), cipher);
    }
}
