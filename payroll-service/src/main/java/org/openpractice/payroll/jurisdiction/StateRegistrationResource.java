package org.openpractice.payroll.jurisdiction;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateCodes;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
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

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public StateRegistrationsView list() {
        return new StateRegistrationsView(registrations.inOrder().stream()
                .map(registration -> StateRegistrationView.of(registration, cipher))
                .toList());
    }

    @GET
    @Path("/{state}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<StateRegistrationView> get(@PathParam("state") String state) {
        return reply(registrations.with(StateCodes.inPath(state).code()).orElseThrow(PlatformProblem::notFound));
    }

    @PUT
    @Path("/{state}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<StateRegistrationView> register(
            @PathParam("state") String state,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            RegisterWithState.Request request) {
        return reply(registerWithState.register(StateCodes.inPath(state), ifMatch, request));
    }

    private RestResponse<StateRegistrationView> reply(StateRegistration registration) {
        return ResponseBuilder.ok(StateRegistrationView.of(registration, cipher))
                .tag(Versions.etag(registration.version()))
                .build();
    }
}
