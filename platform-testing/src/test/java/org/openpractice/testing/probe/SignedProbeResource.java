package org.openpractice.testing.probe;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.signature.SignatureView;
import org.openpractice.platform.signature.Signatures;

/** People sign a probe. */
@Path("/signed-probes/{id}")
@RunOnVirtualThread
public class SignedProbeResource {

    private final Probes probes;
    private final Signatures signatures;

    SignedProbeResource(Probes probes, Signatures signatures) {
        this.probes = probes;
        this.signatures = signatures;
    }

    /** What is signed of a probe. */
    public record Content(String form, UUID id, String name, Money price) {
        static Content of(Probe probe) {
            return new Content("probe/1", probe.id, probe.name, probe.price);
        }
    }

    @POST
    @RolesAllowed(Roles.HR)
    @Transactional
    public void sign(UUID id) {
        signatures.sign("probe", id, "approves the probe", Content.of(probes.get(id)));
    }

    /** The signature is made and the work fails after it. */
    @POST
    @Path("/in-vain")
    @RolesAllowed(Roles.HR)
    @Transactional
    public void signInVain(UUID id) {
        sign(id);
        throw ProbeProblem.NAME_IN_USE.because("the work failed");
    }

    @GET
    @RolesAllowed(Roles.HR)
    @Transactional
    public List<SignatureView> verified(UUID id) {
        return signatures.verified("probe", id, Content.of(probes.get(id)));
    }

    @GET
    @Path("/{signatureId}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.HR)
    public byte[] content(UUID id, UUID signatureId) {
        return signatures.content("probe", id, signatureId);
    }
}
