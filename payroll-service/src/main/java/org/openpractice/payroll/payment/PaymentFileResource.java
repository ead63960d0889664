package org.openpractice.payroll.payment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

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

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public Page<PaymentFileView> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "payment-file", null);
        return Page.of(page, files.page(page), PaymentFile::id, PaymentFileView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<PaymentFileView> get(@PathParam("id") UUID id) {
        var file = files.required(id);
        audit.record("read", "payment-file", id);
        return reply(file);
    }

    /** A file of the prenotes that are due, without waiting for a run. */
    @POST
    @Path("/prenotes")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PaymentFileView> prenotes() {
        var file = createPrenotes.create();
        return created(file);
    }

    /** Another person than who created it lets the file out. */
    @POST
    @Path("/{id}/release")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<PaymentFileView> release(@PathParam("id") UUID id) {
        return reply(releasePaymentFile.release(id));
    }

    /** The released file; the same bytes whenever it is asked for. */
    @GET
    @Path("/{id}/content")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> content(@PathParam("id") UUID id) {
        return attachment(exportAchFile.export(id));
    }

    static RestResponse<StreamingOutput> attachment(ExportAchFile.File file) {
        return ResponseBuilder.ok((StreamingOutput) file::writeTo)
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .build();
    }

    static RestResponse<PaymentFileView> created(PaymentFile file) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, PaymentFileView.of(file))
                .location(URI.create("/payment-files/" + file.id()))
                .tag(Versions.etag(file.version()))
                .build();
    }

    static RestResponse<PaymentFileView> reply(PaymentFile file) {
        return ResponseBuilder.ok(PaymentFileView.of(file))
                .tag(Versions.etag(file.version()))
                .build();
    }
}
