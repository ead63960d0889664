package org.openpractice.compliance.obligation;

import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.KEEP_COMPLIANCE;
import static org.openpractice.platform.identity.Roles.READ_COMPLIANCE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.attachment.AttachmentView;
import org.openpractice.platform.attachment.Attachments;
import org.openpractice.platform.attachment.RecordKey;

/** The documents that are evidence: signed forms, certificates, training records. */
@Path("/obligations/{id}/evidence/{evidenceId}/attachments")
@RunOnVirtualThread
class EvidenceAttachmentResource {

    private final ObligationHistory history;
    private final Attachments attachments;

    EvidenceAttachmentResource(ObligationHistory history, Attachments attachments) {
        this.history = history;
        this.attachments = attachments;
    }

    /**
     * Attaches a document: PDF, PNG, JPEG, TIFF, plain text, CSV, DOCX or XLSX of at most 25 MB, as {@code Content-Type} says.
     * Takes no Idempotency-Key: the same file is attached once.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(201)
    @RolesAllowed({KEEP_COMPLIANCE, HR})
    public AttachmentView attach(
            UUID id,
            UUID evidenceId,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @QueryParam("fileName") @NotBlank @Size(max = 1000) String fileName,
            InputStream content) {
        return attachments.attach(evidence(id, evidenceId), content, contentType, fileName);
    }

    /** The documents, in the order they were attached. */
    @GET
    @RolesAllowed(READ_COMPLIANCE)
    public List<AttachmentView> list(UUID id, UUID evidenceId) {
        return attachments.list(evidence(id, evidenceId));
    }

    /** The document itself, to be saved and not to be shown. */
    @GET
    @Path("{attachmentId}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @RolesAllowed(READ_COMPLIANCE)
    public RestResponse<StreamingOutput> download(UUID id, UUID evidenceId, UUID attachmentId) {
        return attachments.download(evidence(id, evidenceId), attachmentId);
    }

    private RecordKey evidence(UUID obligationId, UUID evidenceId) {
        history.requireEvidence(obligationId, evidenceId);
        return new RecordKey("obligation-evidence", evidenceId);
    }
}
