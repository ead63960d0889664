package org.openpractice.payroll.statetax;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Which entries each state's withholding certificate has. */
@Path("/state-certificate-forms")
@RunOnVirtualThread
class StateFormResource {

    private final StateTables tables;

    StateFormResource(StateTables tables) {
        this.tables = tables;
    }

    /**
     * Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE} for an unknown state and
     * {@link StateTaxProblem#STATE_HAS_NO_CERTIFICATE}.
     */
    @GET
    @Path("{state}")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public StateFormView form(String state) {
        if (!tables.taxesWages(state)) {
            throw StateTaxProblem.STATE_HAS_NO_CERTIFICATE.because(state + " does not tax wages");
        }
        return StateFormView.of(state, tables.form(state));
    }
}
