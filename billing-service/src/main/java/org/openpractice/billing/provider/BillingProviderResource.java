package org.openpractice.billing.provider;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** Who bills for the practice group. */
@Path("/billing-provider")
class BillingProviderResource {

    private final SetUpBillingProvider setUp;
    private final BillingProviders providers;
    private final ColumnCipher cipher;

    BillingProviderResource(SetUpBillingProvider setUp, BillingProviders providers, ColumnCipher cipher) {
        this.setUp = setUp;
        this.providers = providers;
        this.cipher = cipher;
    }

    @PUT
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @RunOnVirtualThread
    public RestResponse<BillingProviderView> put(
            @Valid SetUpBillingProvider.Request request, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return respond(setUp.setUp(request, ifMatch));
    }

    @GET
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.ACCOUNTANT})
    @RunOnVirtualThread
    @Transactional
    public RestResponse<BillingProviderView> get() {
        return respond(providers.ofGroup().orElseThrow(PlatformProblem::notFound));
    }

    private RestResponse<BillingProviderView> respond(BillingProvider provider) {
        return ResponseBuilder.ok(BillingProviderView.of(provider, cipher))
                .tag(Versions.etag(provider.version()))
                .build();
    }
}
