package org.openpractice.compliance.obligation;

import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Versions;

/** On which days the group is open for business. */
@Path("/open-days")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OpenDaysResource {

    private final OpenDaysOfGroup openDays;

    OpenDaysResource(OpenDaysOfGroup openDays) {
        this.openDays = openDays;
    }

    @GET
    @RolesAllowed({COMPLIANCE, HR, GROUP_ADMIN, PRACTICE_MANAGER})
    public RestResponse<OpenDaysOfGroup.View> read() {
        return tagged();
    }

    @PUT
    @RolesAllowed({COMPLIANCE, GROUP_ADMIN})
    public RestResponse<OpenDaysOfGroup.View> change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, OpenDaysOfGroup.Request request) {
        openDays.change(ifMatch, request);
        return tagged();
    }

    private RestResponse<OpenDaysOfGroup.View> tagged() {
        var days = openDays.read();
        return RestResponse.ResponseBuilder.ok(days.view())
                .tag(Versions.etag(days.version()))
                .build();
    }
}
