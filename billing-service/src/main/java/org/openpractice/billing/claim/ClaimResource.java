package org.openpractice.billing.claim;

import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Claims. They come from visits; every read is audited. */
@Path("/claims")
@RolesAllowed({READ_LEDGER, COMPLIANCE})
@RunOnVirtualThread
class ClaimResource {

    private final Claims claims;
    private final Audit audit;

    ClaimResource(Claims claims, Audit audit) {
        this.claims = claims;
        this.audit = audit;
    }

    /** Lists claims with their state, and why one is held. */
    @GET
    @SortedBy({"controlNumber", "serviceDate"})
    public Page<ClaimView> list(@BeanParam @Valid Claims.Asked asked) {
        audit.record(Verb.READ, "claim", null);
        return claims.list(asked).page(ClaimView::of);
    }

    /** One claim with its lines. */
    @GET
    @Path("{id}")
    @Transactional
    public ClaimView get(UUID id) {
        var claim = claims.get(id);
        audit.record(Verb.READ, "claim", id);
        return ClaimView.of(claim);
    }
}
