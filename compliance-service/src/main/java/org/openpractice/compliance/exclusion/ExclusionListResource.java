package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.identity.Roles.KEEP_COMPLIANCE;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Files of OIG's exclusion list. */
@Path("/exclusion-lists")
@RunOnVirtualThread
class ExclusionListResource {

    private static final String KIND = "FULL|REINSTATEMENT";

    private final ReceiveExclusionList receiveExclusionList;
    private final ReadExclusions readExclusions;

    ExclusionListResource(ReceiveExclusionList receiveExclusionList, ReadExclusions readExclusions) {
        this.receiveExclusionList = receiveExclusionList;
        this.readExclusions = readExclusions;
    }

    /**
     * Takes in a file of the list. {@code FULL} is OIG's whole database ({@code UPDATED.csv}), which takes the place of the list
     * before; {@code REINSTATEMENT} a monthly supplement of reinstatements. The monthly supplement of new exclusions is not
     * needed, because the whole database has them; sent as a full list it is refused, and so is any full list that lacks more
     * than half of the exclusions of the list before, or more than ten and more than a tenth of them.
     *
     * @param replaces the full list before, to take the new one whatever it lacks of that list
     */
    @POST
    @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed(KEEP_COMPLIANCE)
    public RestResponse<ExclusionList.View> receive(
            @QueryParam("kind") @NotNull @Pattern(regexp = KIND, message = "expected one of " + KIND) String kind,
            @QueryParam("replaces") @Nullable UUID replaces,
            InputStream content) {
        var list = receiveExclusionList.receive(ListKind.valueOf(kind), replaces, content);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, list)
                .location(URI.create("/jobs/" + list.jobId()))
                .build();
    }

    /** Lists the files of the exclusion list that were received. */
    @GET
    @SortedBy("receivedAt")
    @RolesAllowed({KEEP_COMPLIANCE, PRACTICE_MANAGER})
    public Page<ExclusionList.View> list(@BeanParam @Valid ExclusionLists.Asked asked) {
        return readExclusions.lists(asked);
    }

    /** One file of the exclusion list. */
    @GET
    @Path("{id}")
    @RolesAllowed({KEEP_COMPLIANCE, PRACTICE_MANAGER})
    public ExclusionList.View read(UUID id) {
        return readExclusions.list(id);
    }
}
