package org.openpractice.billing.remittance;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Posted payments and the queue of what could not be matched. */
@Path("/")
@RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.ACCOUNTANT})
class RemittanceResource {

    private final Remittances remittances;
    private final Audit audit;

    RemittanceResource(Remittances remittances, Audit audit) {
        this.remittances = remittances;
        this.audit = audit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("/remittances")
    @RunOnVirtualThread
    @Transactional
    public Page<RemittanceView> list(@BeanParam @Valid PageRequest page, @QueryParam("fileId") @Nullable UUID fileId) {
        return Page.of(
                page, remittances.page(page.after(), fileId, page.fetch()), RemittanceView::id, Function.identity());
    }

    @GET
    @Path("/remittances/{id}")
    @RunOnVirtualThread
    @Transactional
    public RemittanceView get(UUID id) {
        return remittances.find(id).orElseThrow(PlatformProblem::notFound);
    }

    /** What the payment says about each claim. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("/remittances/{id}/claim-payments")
    @RunOnVirtualThread
    @Transactional
    public Page<ClaimPaymentView> claimPayments(UUID id, @BeanParam @Valid PageRequest page) {
        var remittance = remittances.find(id).orElseThrow(PlatformProblem::notFound);
        audit.record("read", "remittance", id);
        return Page.of(
                page,
                remittances.claimPayments(remittance.id(), page.after(), page.fetch()),
                ClaimPaymentView::id,
                Function.identity());
    }

    /** Claim payments that wait for a person; their money is booked as unapplied. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("/unmatched-claim-payments")
    @RunOnVirtualThread
    @Transactional
    public Page<ClaimPaymentView> unmatched(@BeanParam @Valid PageRequest page) {
        audit.record("read", "claim-payment", null);
        return Page.of(
                page, remittances.unmatched(page.after(), page.fetch()), ClaimPaymentView::id, Function.identity());
    }
}
