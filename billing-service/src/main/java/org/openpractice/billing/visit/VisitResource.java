package org.openpractice.billing.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.ClaimView;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Visits: check-in, check-out. Every read is audited. */
@Path("/visits")
@RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.PROVIDER})
class VisitResource {

    private final CheckIn checkIn;
    private final CheckOut checkOut;
    private final Visits visits;
    private final Audit audit;

    VisitResource(CheckIn checkIn, CheckOut checkOut, Visits visits, Audit audit) {
        this.checkIn = checkIn;
        this.checkOut = checkOut;
        this.visits = visits;
        this.audit = audit;
    }

    @POST
    @Idempotent
    @RunOnVirtualThread
    public RestResponse<VisitView> checkIn(@Valid CheckIn.Request request) {
        var visit = checkIn.checkIn(request);
        return ResponseBuilder.<VisitView>created(URI.create("/visits/" + visit.id()))
                .entity(VisitView.of(visit))
                .build();
    }

    /** Makes the claim of the visit and points to it. */
    @POST
    @Path("/{id}/check-out")
    @Idempotent
    @RunOnVirtualThread
    public RestResponse<ClaimView> checkOut(UUID id, @Valid CheckOut.Request request) {
        var claim = checkOut.checkOut(id, request);
        return ResponseBuilder.<ClaimView>created(URI.create("/claims/" + claim.id()))
                .tag(Versions.etag(claim.version()))
                .entity(ClaimView.of(claim))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Transactional
    public Page<VisitView> list(
            @BeanParam @Valid PageRequest page, @QueryParam("status") @Nullable VisitStatus status) {
        audit.record("read", "visit", null);
        return Page.of(page, visits.page(page, status), Visit::id, VisitView::of);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Transactional
    public VisitView get(UUID id) {
        var visit = visits.findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
        audit.record("read", "visit", id);
        return VisitView.of(visit);
    }
}
