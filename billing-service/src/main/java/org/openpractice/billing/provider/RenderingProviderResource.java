package org.openpractice.billing.provider;

import static org.openpractice.platform.identity.Roles.BILL;
import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.SCHEDULER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Providers as billing knows them. */
@Path("/rendering-providers")
@RolesAllowed({BILL, SCHEDULER, COMPLIANCE})
@RunOnVirtualThread
class RenderingProviderResource {

    private final RenderingProviders providers;
    private final BillingBlocks blocks;

    RenderingProviderResource(RenderingProviders providers, BillingBlocks blocks) {
        this.providers = providers;
        this.blocks = blocks;
    }

    /** Lists the people whose services are billed, with the days on which they cannot be. */
    @GET
    @SortedBy("name")
    public Page<RenderingProviderView> list(@BeanParam @Valid RenderingProviders.Asked asked) {
        return providers.list(asked).pageOf(shown -> {
            var theirs = blocks.of(shown.stream().map(RenderingProvider::id).toList());
            return provider -> RenderingProviderView.of(provider, theirs.getOrDefault(provider.id(), List.of()));
        });
    }

    /** One provider with the days on which the services cannot be billed. */
    @GET
    @Path("{id}")
    @Transactional
    public RenderingProviderView get(UUID id) {
        return RenderingProviderView.of(providers.get(id), blocks.of(id));
    }
}
