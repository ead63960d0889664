package org.openpractice.billing.visit;

import static org.openpractice.platform.identity.Roles.SEE_PATIENTS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.billing.claim.ClaimView;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Visits: check-in, check-out. Every read is audited. */
@Path("/visits")
@RolesAllowed(SEE_PATIENTS)
@RunOnVirtualThread
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

    /** Opens the visit of a patient who came in. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    public VisitView checkIn(CheckIn.Request request) {
        return VisitView.of(checkIn.checkIn(request));
    }

    /** Makes the claim of the visit and points to it. */
    @POST
    @Path("{id}/check-out")
    @Idempotent
    public RestResponse<ClaimView> checkOut(UUID id, CheckOut.Request request) {
        var claim = checkOut.checkOut(id, request);
        return ResponseBuilder.<ClaimView>created(URI.create("/claims/" + claim.id()))
                .entity(ClaimView.of(claim))
                .build();
    }

    /** Lists visits. */
    @GET
    @SortedBy({"serviceDate", "checkedInAt"})
    public Page<VisitView> list(@BeanParam @Valid Visits.Asked asked) {
        audit.record(Verb.READ, "visit", null);
        return visits.list(asked).page(VisitView::of);
    }

    /** One visit. */
    @GET
    @Path("{id}")
    @Transactional
    public VisitView get(UUID id) {
        var visit = visits.get(id);
        audit.record(Verb.READ, "visit", id);
        return VisitView.of(visit);
    }
}
