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
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.place.Reciprocity;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;

/** Where somebody works and lives, down to the locality. */
@Path("/enrollments/{employeeId}/jurisdictions")
@RunOnVirtualThread
class JurisdictionResource {

    private final Enrollments enrollments;
    private final EnterJurisdiction enterJurisdiction;
    private final Jurisdictions jurisdictions;
    private final Reciprocity reciprocity;
    private final Audit audit;

    JurisdictionResource(
            Enrollments enrollments,
            EnterJurisdiction enterJurisdiction,
            Jurisdictions jurisdictions,
            Reciprocity reciprocity,
            Audit audit) {
        this.enrollments = enrollments;
        this.enterJurisdiction = enterJurisdiction;
        this.jurisdictions = jurisdictions;
        this.reciprocity = reciprocity;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<JurisdictionsView> get(@PathParam("employeeId") UUID employeeId) {
        var enrollment = enrollments.required(employeeId);
        audit.record("read", "jurisdiction", employeeId);
        return reply(enrollment);
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

    private RestResponse<JurisdictionsView> reply(Enrollment enrollment) {
        return ResponseBuilder.ok(JurisdictionsView.of(enrollment.id(), jurisdictions, reciprocity))
                .tag(Versions.etag(enrollment.version()))
                .build();
    }
}
