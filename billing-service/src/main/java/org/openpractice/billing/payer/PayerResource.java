package org.openpractice.billing.payer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Payers. */
@Path("/payers")
class PayerResource {

    private final AddPayer addPayer;
    private final Payers payers;

    PayerResource(AddPayer addPayer, Payers payers) {
        this.addPayer = addPayer;
        this.payers = payers;
    }

    @POST
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER})
    @RunOnVirtualThread
    public RestResponse<PayerView> add(@Valid AddPayer.Request request) {
        var payer = addPayer.add(request);
        return ResponseBuilder.<PayerView>created(URI.create("/payers/" + payer.id()))
                .entity(PayerView.of(payer))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.ACCOUNTANT})
    @RunOnVirtualThread
    @Transactional
    public Page<PayerView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, payers.page(page), Payer::id, PayerView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.ACCOUNTANT})
    @RunOnVirtualThread
    @Transactional
    public PayerView get(UUID id) {
        return payers.findByIdOptional(id).map(PayerView::of).orElseThrow(PlatformProblem::notFound);
    }
}
