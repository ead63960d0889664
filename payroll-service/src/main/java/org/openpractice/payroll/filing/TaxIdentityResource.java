package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
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
            PostalAddress address,
            long version)
            implements Versioned {}

    private final EnterTaxIdentity enterTaxIdentity;
    private final TaxIdentities identities;
    private final StaffSsns staffSsns;
    private final Audit audit;

    TaxIdentityResource(EnterTaxIdentity enterTaxIdentity, TaxIdentities identities, StaffSsns staffSsns, Audit audit) {
        this.enterTaxIdentity = enterTaxIdentity;
        this.identities = identities;
        this.staffSsns = staffSsns;
        this.audit = audit;
    }

    /** Enters the number and the address for somebody's Form W-2. */
    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public TaxIdentityView enter(UUID employeeId, @BeanParam IfMatch ifMatch, EnterTaxIdentity.Request request) {
        return view(enterTaxIdentity.enter(employeeId, ifMatch, request));
    }

    /** What somebody's Form W-2 will say; the number is masked. */
    @GET
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public TaxIdentityView get(UUID employeeId) {
        audit.record(Verb.READ, "tax-identity", employeeId);
        return view(identities.of(employeeId).orElseThrow(PlatformProblem::notFound));
    }

    private TaxIdentityView view(TaxIdentity identity) {
        return new TaxIdentityView(
                identity.enrollmentId(),
                Objects.requireNonNull(staffSsns.of(List.of(identity)).get(identity.enrollmentId()))
                        .masked(),
                identity.middleName(),
                identity.suffix(),
                identity.address(),
                identity.version());
    }
}
