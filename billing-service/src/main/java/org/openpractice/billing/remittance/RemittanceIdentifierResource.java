package org.openpractice.billing.remittance;

import static org.openpractice.platform.identity.Roles.BILL;
import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.billing.payer.Payers;

/** Who a payer is in remittances. */
@Path("/payers/{id}/remittance-identifiers")
@RolesAllowed(READ_LEDGER)
@RunOnVirtualThread
class RemittanceIdentifierResource {

    /**
     * Under which identifiers a payer pays.
     *
     * @param identifiers TRN03 of its remittances: 1 and the payer's tax number, as a rule
     */
    @Schema(name = "PayerRemittanceIdentifiers")
    public record PayerIdentifiers(
            @NotNull @Size(max = 50)
            List<
                            @NotNull
                            @Pattern(regexp = "[0-9A-Za-z]{1,10}", message = "expected 1 to 10 letters and digits")
                            String>
                    identifiers) {}

    private final ResolvePayment resolve;
    private final RemittanceIdentifiers identifiers;
    private final Payers payers;

    RemittanceIdentifierResource(ResolvePayment resolve, RemittanceIdentifiers identifiers, Payers payers) {
        this.resolve = resolve;
        this.identifiers = identifiers;
        this.payers = payers;
    }

    /** Under which identifiers the payer is known to pay beside its own name and number. */
    @GET
    @Transactional
    public PayerIdentifiers get(UUID id) {
        payers.get(id);
        return new PayerIdentifiers(identifiers.of(id));
    }

    /** Says under which identifiers the payer pays; claim payments that waited for that ({@code PAYER_DIFFERS}) are posted. */
    @PUT
    @RolesAllowed(BILL)
    public PayerIdentifiers put(UUID id, @Valid PayerIdentifiers request) {
        resolve.identify(id, request.identifiers());
        return request;
    }
}
