package org.openpractice.payroll.jurisdiction;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.payroll.place.StateCodes;
import org.openpractice.platform.http.IfMatch;

/** Certificates by which somebody asks the state of work not to withhold. */
@Path("/enrollments/{employeeId}/nonresidence-certificates")
@RunOnVirtualThread
class NonresidenceCertificateResource {

    private final EnterJurisdiction enterJurisdiction;
    private final ReadJurisdictions readJurisdictions;

    NonresidenceCertificateResource(EnterJurisdiction enterJurisdiction, ReadJurisdictions readJurisdictions) {
        this.enterJurisdiction = enterJurisdiction;
        this.readJurisdictions = readJurisdictions;
    }

    /** Records that somebody asks the state of work not to withhold. */
    @PUT
    @Path("{state}")
    @RolesAllowed(RUN_PAYROLL)
    public JurisdictionsView file(
            UUID employeeId, String state, @BeanParam IfMatch ifMatch, EnterJurisdiction.CertificateRequest request) {
        return readJurisdictions.changed(
                enterJurisdiction.certificate(employeeId, StateCodes.inPath(state), ifMatch, request));
    }
}
