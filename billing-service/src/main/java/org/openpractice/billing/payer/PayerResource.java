package org.openpractice.billing.payer;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.BILL;
import static org.openpractice.platform.identity.Roles.SCHEDULER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.billing.payer.Payers.PayerRequest;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Payers. */
@Path("/payers")
@RunOnVirtualThread
class PayerResource {

    /** A payer as it is shown. */
    public record PayerView(UUID id, String name, String payerId, String filingIndicator) implements Identified {

        static PayerView of(Payer payer) {
            return new PayerView(payer.id(), payer.name(), payer.payerId(), payer.filingIndicator());
        }
    }

    private final Payers payers;

    PayerResource(Payers payers) {
        this.payers = payers;
    }

    /** Adds a payer that claims are sent to. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(BILL)
    public PayerView add(PayerRequest request) {
        return PayerView.of(payers.add(request));
    }

    /** Lists payers. */
    @GET
    @SortedBy({"name", "payerId"})
    @RolesAllowed({BILL, SCHEDULER, ACCOUNTANT})
    public Page<PayerView> list(@BeanParam @Valid Payers.Asked asked) {
        return payers.list(asked).page(PayerView::of);
    }

    /** One payer. */
    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({BILL, SCHEDULER, ACCOUNTANT})
    public PayerView get(UUID id) {
        return PayerView.of(payers.get(id));
    }
}
