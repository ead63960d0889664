package org.openpractice.payroll.compensation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/**
 * Settlements of provider contracts and their statements. Payroll reads statements and hands them on: nothing in a token
 * says which employee a user is.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProviderSettlementResource {

    private final SettleProvider settleProvider;
    private final ProviderSettlements settlements;
    private final ProviderStatements statements;
    private final Audit audit;

    ProviderSettlementResource(
            SettleProvider settleProvider,
            ProviderSettlements settlements,
            ProviderStatements statements,
            Audit audit) {
        this.settleProvider = settleProvider;
        this.settlements = settlements;
        this.statements = statements;
        this.audit = audit;
    }

    /** Takes no Idempotency-Key: while a draft waits, there is no other. */
    @POST
    @Path("/provider-settlements")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<ProviderSettlementView> draft(SettleProvider.Request request) {
        var settlement = settleProvider.draft(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, ProviderSettlementView.of(settlement))
                .location(URI.create("/provider-settlements/" + settlement.id()))
                .tag(Versions.etag(settlement.version()))
                .build();
    }

    @GET
    @Path("/provider-settlements")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public Page<ProviderSettlementView> list(
            @QueryParam("employeeId") @Nullable UUID employeeId, @BeanParam @Valid PageRequest page) {
        audit.record("read", "provider-settlement", null);
        return Page.of(page, settlements.page(page, employeeId), ProviderSettlement::id, ProviderSettlementView::of);
    }

    @GET
    @Path("/provider-settlements/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<ProviderSettlementView> get(@PathParam("id") UUID id) {
        var settlement = settlements.required(id);
        audit.record("read", "provider-settlement", id);
        return reply(settlement);
    }

    @POST
    @Path("/provider-settlements/{id}/approval")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<ProviderSettlementView> approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(settleProvider.approve(id, ifMatch));
    }

    @POST
    @Path("/provider-settlements/{id}/withdrawal")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<ProviderSettlementView> withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(settleProvider.withdraw(id, ifMatch));
    }

    /** The settlement down to each line of a claim. */
    @GET
    @Path("/provider-statements/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public ProviderStatement statement(@PathParam("id") UUID id) {
        audit.record("read statement", "provider-settlement", id);
        return statements.of(id);
    }

    private static RestResponse<ProviderSettlementView> reply(ProviderSettlement settlement) {
        return ResponseBuilder.ok(ProviderSettlementView.of(settlement))
                .tag(Versions.etag(settlement.version()))
                .build();
    }
}
