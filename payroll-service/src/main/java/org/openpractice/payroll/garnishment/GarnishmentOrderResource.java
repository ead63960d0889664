package org.openpractice.payroll.garnishment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Orders to withhold from pay, and what was withheld for them. */
@Path("/garnishment-orders")
@RunOnVirtualThread
class GarnishmentOrderResource {

    private final KeepGarnishmentOrder keep;
    private final GarnishmentOrders orders;
    private final ColumnCipher cipher;
    private final Audit audit;

    GarnishmentOrderResource(KeepGarnishmentOrder keep, GarnishmentOrders orders, ColumnCipher cipher, Audit audit) {
        this.keep = keep;
        this.orders = orders;
        this.cipher = cipher;
        this.audit = audit;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<GarnishmentOrderView> record(KeepGarnishmentOrder.Request request) {
        var order = keep.record(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, view(order))
                .location(URI.create("/garnishment-orders/" + order.id()))
                .tag(Versions.etag(order.version()))
                .build();
    }

    /** @param employeeId whose orders; everybody's without it */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Page<GarnishmentOrderSummary> list(
            @QueryParam("employeeId") @Nullable UUID employeeId, @BeanParam @Valid PageRequest page) {
        audit.record("read", "garnishment-order", null);
        return Page.of(page, orders.page(employeeId, page), GarnishmentOrder::id, GarnishmentOrderSummary::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<GarnishmentOrderView> get(@PathParam("id") UUID id) {
        var order = orders.required(id);
        audit.record("read", "garnishment-order", id);
        return reply(order);
    }

    /** What the order says from the first pay date of the terms on. */
    @PUT
    @Path("/{id}/terms")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<GarnishmentOrderView> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid OrderTerms terms) {
        return reply(keep.change(id, ifMatch, terms));
    }

    /** Whom the money goes to, with the whole case number; each reading is in the audit log. */
    @GET
    @Path("/{id}/remittance")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Remittance remittance(@PathParam("id") UUID id) {
        var order = orders.required(id);
        audit.record("read", "garnishment-remittance", id);
        return order.remittance(cipher);
    }

    @PUT
    @Path("/{id}/remittance")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<GarnishmentOrderView> redirect(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, Remittance remittance) {
        return reply(keep.redirect(id, ifMatch, remittance));
    }

    @POST
    @Path("/{id}/release")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<GarnishmentOrderView> release(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            KeepGarnishmentOrder.ReleaseRequest request) {
        return reply(keep.release(id, ifMatch, request));
    }

    /** What each approved or paid paycheck withheld for the order: the figures of an employer's answer. */
    @GET
    @Path("/{id}/withholdings")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public List<WithholdingView> withholdings(@PathParam("id") UUID id) {
        var order = orders.required(id);
        audit.record("read", "garnishment-order", id);
        return orders.withholdings(order);
    }

    private RestResponse<GarnishmentOrderView> reply(GarnishmentOrder order) {
        return ResponseBuilder.ok(view(order))
                .tag(Versions.etag(order.version()))
                .build();
    }

    private GarnishmentOrderView view(GarnishmentOrder order) {
        var versions = orders.termsOf(List.of(order.id())).getOrDefault(order.id(), List.of()).stream()
                .map(GarnishmentOrderTerms::terms)
                .toList();
        return GarnishmentOrderView.of(order, versions, orders.standing(order, versions.getLast()), cipher);
    }
}
