package org.openpractice.payroll.jurisdiction;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.place.StateCodes;
import org.openpractice.platform.http.IfMatch;

/** Certificates by which somebody owes no flat tax of a place, such as the local services tax of Pennsylvania. */
@Path("/enrollments/{employeeId}/local-tax-exemptions")
@RunOnVirtualThread
class LocalTaxExemptionResource {

    private final ExemptFromLocalTax exemptFromLocalTax;
    private final ReadJurisdictions readJurisdictions;

    LocalTaxExemptionResource(ExemptFromLocalTax exemptFromLocalTax, ReadJurisdictions readJurisdictions) {
        this.exemptFromLocalTax = exemptFromLocalTax;
        this.readJurisdictions = readJurisdictions;
    }

    /**
     * Enters why an employee owes no flat tax of a place in a year, with its proof.
     *
     * <p>Refuses {@link EnrollmentProblem#PERIOD_LOCKED} and {@link JurisdictionProblem#NO_FLAT_TAX}.
     */
    @PUT
    @Path("{state}/{place}")
    @RolesAllowed(RUN_PAYROLL)
    public JurisdictionsView exempt(
            UUID employeeId,
            String state,
            String place,
            @BeanParam IfMatch ifMatch,
            ExemptFromLocalTax.Request request) {
        return readJurisdictions.changed(
                exemptFromLocalTax.exempt(employeeId, StateCodes.inPath(state), place, ifMatch, request));
    }
}
