package org.openpractice.billing.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Claims. They come from visits; every read is audited. */
@Path("/claims")
@RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.ACCOUNTANT, Roles.COMPLIANCE})
class ClaimResource {

    private final Claims claims;
    private final Audit audit;

    ClaimResource(Claims claims, Audit audit) {
        this.claims = claims;
        this.audit = audit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Transactional
    public Page<ClaimView> list(@BeanParam @Valid PageRequest page, @QueryParam("state") @Nullable ClaimState state) {
        audit.record("read", "claim", null);
        return Page.of(page, claims.page(page, state), Claim::id, ClaimView::of);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Transactional
    public RestResponse<ClaimView> get(UUID id) {
        var claim = claims.findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
        audit.record("read", "claim", id);
        return ResponseBuilder.ok(ClaimView.of(claim))
                .tag(Versions.etag(claim.version()))
                .build();
    }
}
