package org.openpractice.staff.practice;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import org.openpractice.platform.problem.PlatformProblem;

/** The practice group itself. */
@Path("/practice-group")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PracticeGroupResource {

    private final DescribePracticeGroup describePracticeGroup;
    private final PracticeGroups groups;

    PracticeGroupResource(DescribePracticeGroup describePracticeGroup, PracticeGroups groups) {
        this.describePracticeGroup = describePracticeGroup;
        this.groups = groups;
    }

    @PUT
    @RolesAllowed(GROUP_ADMIN)
    public RestResponse<PracticeGroupView> describe(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, DescribePracticeGroup.Request request) {
        var described = describePracticeGroup.describe(request, ifMatch);
        var status = described.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.ResponseBuilder.create(status, described.group())
                .tag(Versions.etag(described.version()))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, PAYROLL, ACCOUNTANT, COMPLIANCE})
    public RestResponse<PracticeGroupView> read() {
        var group = groups.current().orElseThrow(PlatformProblem::notFound);
        return RestResponse.ResponseBuilder.ok(describePracticeGroup.view(group))
                .tag(Versions.etag(group.version()))
                .build();
    }
}
