package org.openpractice.payroll.garnishment;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Orders to withhold from pay, and what was withheld for them. */
@Path("/garnishment-orders")
@RunOnVirtualThread
class GarnishmentOrderResource {

    private final KeepGarnishmentOrder keep;
    private final ReadGarnishmentOrder readGarnishmentOrder;

    GarnishmentOrderResource(KeepGarnishmentOrder keep, ReadGarnishmentOrder readGarnishmentOrder) {
        this.keep = keep;
        this.readGarnishmentOrder = readGarnishmentOrder;
    }

    /** Records an order to withhold from pay. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public GarnishmentOrderView record(KeepGarnishmentOrder.Request request) {
        return readGarnishmentOrder.changed(keep.record(request));
    }

    /** Lists orders to withhold from pay. */
    @GET
    @SortedBy("reference")
    @RolesAllowed(RUN_PAYROLL)
    public Page<GarnishmentOrderSummary> list(@BeanParam @Valid GarnishmentOrders.Asked asked) {
        return readGarnishmentOrder.list(asked);
    }

    /** One order with what was withheld for it. */
    @GET
    @Path("{id}")
    @RolesAllowed(RUN_PAYROLL)
    public GarnishmentOrderView get(UUID id) {
        return readGarnishmentOrder.read(id);
    }

    /** What the order says from the first pay date of the terms on. */
    @PUT
    @Path("{id}/terms")
    @RolesAllowed(RUN_PAYROLL)
    public GarnishmentOrderView change(UUID id, @BeanParam IfMatch ifMatch, @Valid OrderTerms terms) {
        return readGarnishmentOrder.changed(keep.change(id, ifMatch, terms));
    }

    /** Whom the money goes to, with the whole case number; each reading is in the audit log. */
    @GET
    @Path("{id}/remittance")
    @RolesAllowed(RUN_PAYROLL)
    public Remittance remittance(UUID id) {
        return readGarnishmentOrder.remittance(id);
    }

    /** Says where the money of an order goes from now on. */
    @PUT
    @Path("{id}/remittance")
    @RolesAllowed(RUN_PAYROLL)
    public GarnishmentOrderView redirect(UUID id, @BeanParam IfMatch ifMatch, Remittance remittance) {
        return readGarnishmentOrder.changed(keep.redirect(id, ifMatch, remittance));
    }

    /** Releases an order; nothing more is withheld for it. */
    @POST
    @Path("{id}/release")
    @RolesAllowed(RUN_PAYROLL)
    public GarnishmentOrderView release(
            UUID id, @BeanParam IfMatch ifMatch, KeepGarnishmentOrder.ReleaseRequest request) {
        return readGarnishmentOrder.changed(keep.release(id, ifMatch, request));
    }

    /** What each approved or paid paycheck withheld for the order: the figures of an employer's answer. */
    @GET
    @Path("{id}/withholdings")
    @RolesAllowed(BOOK_PAYROLL)
    public List<WithholdingView> withholdings(UUID id) {
        return readGarnishmentOrder.withholdings(id);
    }
}
