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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
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

/** Contracts with providers, in versions that a second person approves. */
@Path("/provider-contracts")
@RunOnVirtualThread
class ProviderContractResource {

    private final ProviderContracts contracts;
    private final AgreeProviderContract agreeProviderContract;
    private final Audit audit;

    ProviderContractResource(ProviderContracts contracts, AgreeProviderContract agreeProviderContract, Audit audit) {
        this.contracts = contracts;
        this.agreeProviderContract = agreeProviderContract;
        this.audit = audit;
    }

    @POST
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<ProviderContractView> draft(AgreeProviderContract.Request request) {
        var contract = agreeProviderContract.draft(request);
        contracts.flush();
        return ResponseBuilder.create(
                        RestResponse.Status.CREATED,
                        ProviderContractView.of(contract, contracts.versions(contract.id())))
                .location(URI.create("/provider-contracts/" + contract.id()))
                .tag(Versions.etag(contract.version()))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public Page<ProviderContractView> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "provider-contract", null);
        var rows = contracts.page(page);
        var versions =
                contracts.versions(rows.stream().map(ProviderContract::id).toList());
        return Page.of(
                page,
                rows,
                ProviderContract::id,
                contract -> ProviderContractView.of(contract, versions.getOrDefault(contract.id(), List.of())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<ProviderContractView> get(@PathParam("id") UUID id) {
        var contract = contracts.required(id);
        audit.record("read", "provider-contract", id);
        return reply(contract);
    }

    @POST
    @Path("/{id}/versions")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<ProviderContractView> draftVersion(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            AgreeProviderContract.VersionRequest request) {
        return reply(agreeProviderContract.draft(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/versions/{number}/approval")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<ProviderContractView> approve(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(agreeProviderContract.approve(id, number, ifMatch));
    }

    private RestResponse<ProviderContractView> reply(ProviderContract contract) {
        contracts.flush();
        return ResponseBuilder.ok(ProviderContractView.of(contract, contracts.versions(contract.id())))
                .tag(Versions.etag(contract.version()))
                .build();
    }
}
