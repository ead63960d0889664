package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.approval.SecondPersonStep;

/** The ACH file with a run's deposits. */
@Path("/pay-runs/{payRunId}/ach-file")
@RunOnVirtualThread
class PayRunAchFileResource {

    private final ExportAchFile exportAchFile;
    private final ReleasePaymentFile releasePaymentFile;

    PayRunAchFileResource(ExportAchFile exportAchFile, ReleasePaymentFile releasePaymentFile) {
        this.exportAchFile = exportAchFile;
        this.releasePaymentFile = releasePaymentFile;
    }

    /** NACHA file of PPD credits and prenotes, after its release; the same bytes whenever it is asked for. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(RUN_PAYROLL)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> get(UUID payRunId) {
        return PaymentFileResource.attachment(exportAchFile.exportOfRun(payRunId));
    }

    /** Another person than who paid the run lets its file out. */
    @POST
    @Path("release")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public PaymentFileView release(UUID payRunId) {
        return PaymentFileView.of(releasePaymentFile.releaseOfRun(payRunId));
    }
}
