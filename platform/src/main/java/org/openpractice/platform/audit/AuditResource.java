package org.openpractice.platform.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.platform.identity.Roles;

/** Proof that nobody changed the audit log of the practice group. */
@Path("/audit-verification")
@RunOnVirtualThread
class AuditResource {

    private final AuditVerification verification;

    AuditResource(AuditVerification verification) {
        this.verification = verification;
    }

    /** Checks that every line of the audit log follows from the one before it. */
    @GET
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.COMPLIANCE})
    public AuditVerification.Verdict verify() {
        return verification.verify();
    }
}
