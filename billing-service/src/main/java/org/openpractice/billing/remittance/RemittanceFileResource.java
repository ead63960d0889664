package org.openpractice.billing.remittance;

import static org.openpractice.platform.identity.Roles.PARTNER_REMITTANCE;
import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Remittance files (835) in. The body is the file itself, streamed. */
@Path("/remittance-files")
@RolesAllowed({READ_LEDGER, PARTNER_REMITTANCE})
@RunOnVirtualThread
class RemittanceFileResource {

    private final PostRemittanceFile postRemittanceFile;
    private final RemittanceFiles files;
    private final Audit audit;

    RemittanceFileResource(PostRemittanceFile postRemittanceFile, RemittanceFiles files, Audit audit) {
        this.postRemittanceFile = postRemittanceFile;
        this.files = files;
        this.audit = audit;
    }

    /**
     * Posts a file. 201 when it brought something; 200 with the outcome {@code ALREADY_POSTED} when all of it had been
     * posted before. The file's own content makes a repetition harmless, so no Idempotency-Key is asked for.
     *
     * @param fileName name the sender gave it; for people only
     */
    @POST
    @Consumes({"application/edi-x12", "application/octet-stream", "text/plain"})
    public RestResponse<RemittanceFileView> post(
            InputStream content,
            @HeaderParam("Content-Type") @Nullable String mediaType,
            @HeaderParam("X-File-Name") @Nullable String fileName) {
        var file = postRemittanceFile.post(
                content,
                fileName == null || fileName.isBlank() ? "remittance.835.edi" : shortened(fileName),
                mediaType == null ? "application/edi-x12" : mediaType);
        var location = URI.create("/remittance-files/" + file.id());
        return file.outcome() == RemittanceFileView.Outcome.POSTED
                ? ResponseBuilder.<RemittanceFileView>created(location)
                        .entity(file)
                        .build()
                : ResponseBuilder.ok(file).location(location).build();
    }

    /** Files in the order they came, those refused among them. */
    @GET
    @SortedBy({"name", "receivedAt"})
    @RolesAllowed(READ_LEDGER)
    public Page<RemittanceFile.Summary> list(@BeanParam @Valid RemittanceFiles.Asked asked) {
        return files.list(asked).page(RemittanceFile::summary);
    }

    /** One remittance file, with what it posted or why it was refused. */
    @GET
    @Path("{id}")
    @Transactional
    public RemittanceFileView get(UUID id) {
        var file = files.view(id);
        audit.record(Verb.READ, "remittance-file", id);
        return file;
    }

    private static String shortened(String name) {
        return name.length() > 200 ? name.substring(0, 200) : name;
    }
}
