package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** ACH files that the group sends. */
@Path("/payment-files")
@RunOnVirtualThread
class PaymentFileResource {

    private final PaymentFiles files;
    private final CreatePrenotes createPrenotes;
    private final ReleasePaymentFile releasePaymentFile;
    private final ExportAchFile exportAchFile;
    private final Audit audit;

    PaymentFileResource(
            PaymentFiles files,
            CreatePrenotes createPrenotes,
            ReleasePaymentFile releasePaymentFile,
            ExportAchFile exportAchFile,
            Audit audit) {
        this.files = files;
        this.createPrenotes = createPrenotes;
        this.releasePaymentFile = releasePaymentFile;
        this.exportAchFile = exportAchFile;
        this.audit = audit;
    }

    /** Lists ACH files. */
    @GET
    @SortedBy({"effectiveOn", "createdAt"})
    @RolesAllowed(READ_PAYROLL)
    public Page<PaymentFileView> list(@BeanParam @Valid PaymentFiles.Asked asked) {
        audit.record(Verb.READ, "payment-file", null);
        return files.list(asked).page(PaymentFileView::of);
    }

    /** One ACH file with its totals. */
    @GET
    @Path("{id}")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public PaymentFileView get(UUID id) {
        var file = files.get(id);
        audit.record(Verb.READ, "payment-file", id);
        return PaymentFileView.of(file);
    }

    /** A file of the prenotes that are due, without waiting for a run. */
    @POST
    @Path("prenotes")
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<PaymentFileView> prenotes() {
        return created(createPrenotes.create());
    }

    /** Another person than who created it lets the file out. */
    @POST
    @Path("{id}/release")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public PaymentFileView release(UUID id) {
        return PaymentFileView.of(releasePaymentFile.release(id));
    }

    /** The released file; the same bytes whenever it is asked for. */
    @GET
    @Path("{id}/content")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(RUN_PAYROLL)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> content(UUID id) {
        return attachment(exportAchFile.export(id));
    }

    static RestResponse<StreamingOutput> attachment(ExportAchFile.File file) {
        return ResponseBuilder.ok((StreamingOutput) file::writeTo)
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .build();
    }

    static RestResponse<PaymentFileView> created(PaymentFile file) {
        return ResponseBuilder.<PaymentFileView>created(URI.create("/payment-files/" + file.id()))
                .entity(PaymentFileView.of(file))
                .build();
    }
}
