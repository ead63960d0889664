package org.openpractice.payroll.filing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** Number and address of somebody's wage statement. */
@Path("/enrollments/{employeeId}/tax-identity")
@RunOnVirtualThread
class TaxIdentityResource {

    /** @param ssn masked */
    public record TaxIdentityView(
            UUID employeeId,
            String ssn,
            @Nullable String middleName,
            @Nullable String suffix,
            PostalAddress address) {}

    private final EnterTaxIdentity enterTaxIdentity;
    private final TaxIdentities identities;
    private final ColumnCipher cipher;
    private final Audit audit;

    TaxIdentityResource(EnterTaxIdentity enterTaxIdentity, TaxIdentities identities, ColumnCipher cipher, Audit audit) {
        this.enterTaxIdentity = enterTaxIdentity;
        this.identities = identities;
        this.cipher = cipher;
        this.audit = audit;
    }

    @PUT
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<TaxIdentityView> enter(
            @PathParam("employeeId") UUID employeeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            EnterTaxIdentity.Request request) {
        return reply(enterTaxIdentity.enter(employeeId, ifMatch, request));
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<TaxIdentityView> get(@PathParam("employeeId") UUID employeeId) {
        audit.record("read", "tax-identity", employeeId);
        return reply(identities.of(employeeId).orElseThrow(PlatformProblem::notFound));
    }

    private RestResponse<TaxIdentityView> reply(TaxIdentity identity) {
        return ResponseBuilder.ok(new TaxIdentityView(
                        identity.enrollmentId(),
                        identity.ssn(cipher).masked(),
                        identity.middleName(),
                        identity.suffix(),
                        identity.address()))
                .tag(Versions.etag(identity.version()))
                .build();
    }
}
