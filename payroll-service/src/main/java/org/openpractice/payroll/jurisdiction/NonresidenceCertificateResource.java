package org.openpractice.payroll.jurisdiction;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.payroll.place.StateCodes;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;

/** Certificates by which somebody asks the state of work not to withhold. */
@Path("/enrollments/{employeeId}/nonresidence-certificates")
@RunOnVirtualThread
class NonresidenceCertificateResource {

    private final EnterJurisdiction enterJurisdiction;
    private final Jurisdictions jurisdictions;
    private final Reciprocity reciprocity;

    NonresidenceCertificateResource(
            EnterJurisdiction enterJurisdiction, Jurisdictions jurisdictions, Reciprocity reciprocity) {
        this.enterJurisdiction = enterJurisdiction;
        this.jurisdictions = jurisdictions;
        this.reciprocity = reciprocity;
    }

    @PUT
    @Path("/{state}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<JurisdictionsView> file(
            @PathParam("employeeId") UUID employeeId,
            @PathParam("state") String state,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            EnterJurisdiction.CertificateRequest request) {
        var enrollment = enterJurisdiction.certificate(employeeId, StateCodes.inPath(state), ifMatch, request);
        return ResponseBuilder.ok(JurisdictionsView.of(enrollment.id(), jurisdictions, reciprocity))
                .tag(Versions.etag(enrollment.version()))
                .build();
    }
}
