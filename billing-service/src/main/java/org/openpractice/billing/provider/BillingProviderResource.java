package org.openpractice.billing.provider;

import static org.openpractice.platform.identity.Roles.READ_LEDGER;
import static org.openpractice.platform.identity.Roles.RUN_PRACTICE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.problem.PlatformProblem;

/** Who bills for the practice group. */
@Path("/billing-provider")
@RunOnVirtualThread
class BillingProviderResource {

    private final SetUpBillingProvider setUp;
    private final BillingProviders providers;
    private final ColumnCipher cipher;

    BillingProviderResource(SetUpBillingProvider setUp, BillingProviders providers, ColumnCipher cipher) {
        this.setUp = setUp;
        this.providers = providers;
        this.cipher = cipher;
    }

    /** Says who bills: name, NPI, tax number, address and the clearing house. */
    @PUT
    @RolesAllowed(RUN_PRACTICE)
    public BillingProviderView put(SetUpBillingProvider.Request request, @BeanParam IfMatch ifMatch) {
        return BillingProviderView.of(setUp.setUp(request, ifMatch), cipher);
    }

    /** Who bills, as claims say it; the tax number is masked. */
    @GET
    @Transactional
    @RolesAllowed(READ_LEDGER)
    public BillingProviderView get() {
        return BillingProviderView.of(providers.ofGroup().orElseThrow(PlatformProblem::notFound), cipher);
    }
}
