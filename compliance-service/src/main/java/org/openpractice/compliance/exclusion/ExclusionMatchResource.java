package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;

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
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** People on the staff who may be on the exclusion list, and the decision about each. */
@Path("/exclusion-matches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExclusionMatchResource {

    private static final String STATUS = "POTENTIAL|CONFIRMED|FALSE_POSITIVE|LIFTED|WITHDRAWN";

    private final ReadExclusions readExclusions;
    private final AdjudicateMatch adjudicateMatch;

    ExclusionMatchResource(ReadExclusions readExclusions, AdjudicateMatch adjudicateMatch) {
        this.readExclusions = readExclusions;
        this.adjudicateMatch = adjudicateMatch;
    }

    @GET
    @RolesAllowed({COMPLIANCE, GROUP_ADMIN})
    public Page<ExclusionMatchView> list(
            @BeanParam @Valid PageRequest page,
            @QueryParam("status") @Pattern(regexp = STATUS, message = "expected one of " + STATUS) @Nullable
                    String status,
            @QueryParam("employeeId") @Nullable UUID employeeId) {
        return readExclusions.matches(page, status == null ? null : MatchStatus.valueOf(status), employeeId);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({COMPLIANCE, GROUP_ADMIN})
    public RestResponse<ExclusionMatchView> read(UUID id) {
        return tagged(id);
    }

    @POST
    @Path("{id}/adjudication")
    @RolesAllowed({COMPLIANCE, GROUP_ADMIN})
    public RestResponse<ExclusionMatchView> adjudicate(UUID id, AdjudicateMatch.Request request) {
        adjudicateMatch.adjudicate(id, request);
        return tagged(id);
    }

    private RestResponse<ExclusionMatchView> tagged(UUID id) {
        var match = readExclusions.match(id);
        return RestResponse.ResponseBuilder.ok(match.view())
                .tag(Versions.etag(match.version()))
                .build();
    }
}
