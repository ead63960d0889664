package org.openpractice.billing.provider;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Providers as billing knows them. */
@Path("/rendering-providers")
class RenderingProviderResource {

    private final RenderingProviders providers;
    private final BillingBlocks blocks;

    RenderingProviderResource(RenderingProviders providers, BillingBlocks blocks) {
        this.providers = providers;
        this.blocks = blocks;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.COMPLIANCE})
    @RunOnVirtualThread
    @Transactional
    public Page<RenderingProviderView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(
                page,
                providers.page(page),
                RenderingProvider::id,
                provider -> RenderingProviderView.of(provider, blocks.of(provider.id())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.COMPLIANCE})
    @RunOnVirtualThread
    @Transactional
    public RenderingProviderView get(UUID id) {
        var provider = providers.findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
        return RenderingProviderView.of(provider, blocks.of(id));
    }
}
