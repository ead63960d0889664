package org.openpractice.payroll.overtime;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/** How an establishment calculates overtime. */
@Path("/establishments/{locationId}/eight-and-eighty")
@RunOnVirtualThread
class EstablishmentResource {

    private final AllowEightAndEighty allowEightAndEighty;
    private final EightAndEightyAgreements agreements;

    EstablishmentResource(AllowEightAndEighty allowEightAndEighty, EightAndEightyAgreements agreements) {
        this.allowEightAndEighty = allowEightAndEighty;
        this.agreements = agreements;
    }

    /** Adds a version. */
    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public EightAndEightyView record(UUID locationId, AllowEightAndEighty.Request request) {
        return EightAndEightyView.of(allowEightAndEighty.record(locationId, request));
    }

    /** Every version, earliest first. */
    @GET
    @RolesAllowed(APPROVE_PAYROLL)
    @Transactional
    public List<EightAndEightyView> list(UUID locationId) {
        return agreements.of(locationId).stream().map(EightAndEightyView::of).toList();
    }
}
