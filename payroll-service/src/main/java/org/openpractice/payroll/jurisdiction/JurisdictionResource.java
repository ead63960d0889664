package org.openpractice.payroll.jurisdiction;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.platform.http.IfMatch;

/** Where somebody works and lives, down to the locality. */
@Path("/enrollments/{employeeId}/jurisdictions")
@RunOnVirtualThread
class JurisdictionResource {

    private final EnterJurisdiction enterJurisdiction;
    private final ReadJurisdictions readJurisdictions;

    JurisdictionResource(EnterJurisdiction enterJurisdiction, ReadJurisdictions readJurisdictions) {
        this.enterJurisdiction = enterJurisdiction;
        this.readJurisdictions = readJurisdictions;
    }

    /** Where somebody works and lives, and which states and places tax the wages. */
    @GET
    @RolesAllowed(RUN_PAYROLL)
    public JurisdictionsView get(UUID employeeId) {
        return readJurisdictions.read(employeeId);
    }

    /** Enters where somebody works and lives, down to the locality. */
    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public JurisdictionsView enter(
            UUID employeeId, @BeanParam IfMatch ifMatch, EnterJurisdiction.PlacesRequest request) {
        return readJurisdictions.changed(enterJurisdiction.places(employeeId, ifMatch, request));
    }
}
