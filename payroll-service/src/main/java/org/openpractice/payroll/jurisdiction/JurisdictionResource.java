package org.openpractice.payroll.jurisdiction;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrolment.Enrolment;
import org.openpractice.payroll.enrolment.Enrolments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;

/** Where somebody works and lives, down to the locality. */
@Path("/enrolments/{employeeId}/jurisdictions")
@RunOnVirtualThread
public class JurisdictionResource {

    private final Enrolments enrolments;
    private final EnterJurisdiction enterJurisdiction;
    private final Jurisdictions jurisdictions;
    private final Reciprocity reciprocity;
    private final Audit audit;

    JurisdictionResource(
            Enrolments enrolments,
            EnterJurisdiction enterJurisdiction,
            Jurisdictions jurisdictions,
            Reciprocity reciprocity,
            Audit audit) {
        this.enrolments = enrolments;
        this.enterJurisdiction = enterJurisdiction;
        this.jurisdictions = jurisdictions;
        this.reciprocity = reciprocity;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<JurisdictionsView> get(@PathParam("employeeId") UUID employeeId) {
        var enrolment = enrolments.required(employeeId);
        audit.record("read", "jurisdiction", employeeId);
        return reply(enrolment);
    }

    @PUT
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<JurisdictionsView> enter(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            EnterJurisdiction.PlacesRequest request) {
        return reply(enterJurisdiction.places(employeeId, ifMatch, request));
    }

    private RestResponse<JurisdictionsView> reply(Enrolment enrolment) {
        return ResponseBuilder.ok(JurisdictionsView.of(enrolment.id(), jurisdictions, reciprocity))
                .tag(Versions.etag(enrolment.version()))
                .build();
    }
}
