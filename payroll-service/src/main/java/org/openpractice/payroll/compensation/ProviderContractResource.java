package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Contracts with providers, in versions that a second person approves. */
@Path("/provider-contracts")
@RunOnVirtualThread
class ProviderContractResource {

    private final AgreeProviderContract agreeProviderContract;
    private final ReadProviderContract readProviderContract;
    private final Audit audit;

    ProviderContractResource(
            AgreeProviderContract agreeProviderContract, ReadProviderContract readProviderContract, Audit audit) {
        this.agreeProviderContract = agreeProviderContract;
        this.readProviderContract = readProviderContract;
        this.audit = audit;
    }

    /** Drafts a contract with a provider, for a second person to approve. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public ProviderContractView draft(AgreeProviderContract.Request request) {
        return readProviderContract.changed(agreeProviderContract.draft(request));
    }

    /** Lists contracts with providers. */
    @GET
    @SortedBy("specialty")
    @RolesAllowed(APPROVE_PAYROLL)
    public Page<ProviderContractView> list(@BeanParam @Valid ProviderContracts.Asked asked) {
        audit.record(READ, "provider-contract", null);
        return readProviderContract.list(asked);
    }

    /** One contract with all its versions. */
    @GET
    @Path("{id}")
    @RolesAllowed(APPROVE_PAYROLL)
    public ProviderContractView get(UUID id) {
        return readProviderContract.read(id);
    }

    /** Drafts the next version of a contract, for a second person to approve. */
    @POST
    @Path("{id}/versions")
    @RolesAllowed(RUN_PAYROLL)
    public ProviderContractView draftVersion(
            UUID id, @BeanParam IfMatch ifMatch, AgreeProviderContract.VersionRequest request) {
        return readProviderContract.changed(agreeProviderContract.draft(id, ifMatch, request));
    }

    /** Approves a version of a contract; it holds from its first day on. */
    @POST
    @Path("{id}/versions/{number}/approval")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public ProviderContractView approve(UUID id, int number, @BeanParam IfMatch ifMatch) {
        return readProviderContract.changed(agreeProviderContract.approve(id, number, ifMatch));
    }
}
