package org.openpractice.payroll.overtime;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.identity.Roles;

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
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public EightAndEightyView record(@PathParam("locationId") UUID locationId, AllowEightAndEighty.Request request) {
        return EightAndEightyView.of(allowEightAndEighty.record(locationId, request));
    }

    /** Every version, earliest first. */
    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public List<EightAndEightyView> list(@PathParam("locationId") UUID locationId) {
        return agreements.of(locationId).stream().map(EightAndEightyView::of).toList();
    }
}
