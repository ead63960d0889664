package org.openpractice.compliance.obligation;

import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** What the group owes, until when, and what shows that it was done. */
@Path("/obligations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ObligationResource {

    private static final String SUBJECT_KIND = "EMPLOYEE|LOCATION|EQUIPMENT|VENDOR|INCIDENT|CONTRACT|PRACTICE_GROUP";
    private static final String STATUS = "OPEN|OVERDUE|MET|WITHDRAWN";

    private final ReadObligation readObligation;
    private final MeetObligation meetObligation;

    ObligationResource(ReadObligation readObligation, MeetObligation meetObligation) {
        this.readObligation = readObligation;
        this.meetObligation = meetObligation;
    }

    @GET
    @RolesAllowed({COMPLIANCE, HR, GROUP_ADMIN, PRACTICE_MANAGER})
    public Page<ObligationView> list(
            @BeanParam @Valid PageRequest page,
            @QueryParam("employeeId") @Nullable UUID employeeId,
            @QueryParam("subjectKind")
                    @Pattern(regexp = SUBJECT_KIND, message = "expected one of " + SUBJECT_KIND)
                    @Nullable
                    String subjectKind,
            @QueryParam("subjectId") @Nullable UUID subjectId,
            @QueryParam("status") @Pattern(regexp = STATUS, message = "expected one of " + STATUS) @Nullable
                    String status) {
        return readObligation.list(
                page,
                new Obligations.Filter(
                        subjectKind == null ? null : SubjectKind.valueOf(subjectKind),
                        subjectId,
                        employeeId,
                        status == null ? null : ObligationStatus.valueOf(status)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({COMPLIANCE, HR, GROUP_ADMIN, PRACTICE_MANAGER})
    public RestResponse<ObligationView> read(UUID id) {
        return tagged(readObligation.read(id));
    }

    @POST
    @Path("{id}/evidence")
    @RolesAllowed({COMPLIANCE, HR, GROUP_ADMIN})
    public RestResponse<ObligationView> meet(UUID id, MeetObligation.Request request) {
        meetObligation.meet(id, request);
        return tagged(readObligation.read(id));
    }

    private static RestResponse<ObligationView> tagged(ReadObligation.Versioned obligation) {
        return RestResponse.ResponseBuilder.ok(obligation.view())
                .tag(Versions.etag(obligation.version()))
                .build();
    }
}
