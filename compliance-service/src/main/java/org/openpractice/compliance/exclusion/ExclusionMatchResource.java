package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.identity.Roles.KEEP_COMPLIANCE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** People on the staff who may be on the exclusion list, and the decision about each. */
@Path("/exclusion-matches")
@RunOnVirtualThread
class ExclusionMatchResource {

    private final ReadExclusions readExclusions;
    private final AdjudicateMatch adjudicateMatch;

    ExclusionMatchResource(ReadExclusions readExclusions, AdjudicateMatch adjudicateMatch) {
        this.readExclusions = readExclusions;
        this.adjudicateMatch = adjudicateMatch;
    }

    /** Lists matches of people with entries of the exclusion list. */
    @GET
    @SortedBy({"score", "foundAt"})
    @RolesAllowed(KEEP_COMPLIANCE)
    public Page<ExclusionMatchView> list(@BeanParam @Valid ExclusionMatches.Asked asked) {
        return readExclusions.matches(asked);
    }

    /** One match with what speaks for it and against it. */
    @GET
    @Path("{id}")
    @RolesAllowed(KEEP_COMPLIANCE)
    public ExclusionMatchView read(UUID id) {
        return readExclusions.match(id);
    }

    /** Decides whether a match is the person. */
    @POST
    @Path("{id}/adjudication")
    @RolesAllowed(KEEP_COMPLIANCE)
    public ExclusionMatchView adjudicate(UUID id, AdjudicateMatch.Request request) {
        return readExclusions.changed(adjudicateMatch.adjudicate(id, request));
    }
}
