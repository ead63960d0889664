package org.openpractice.billing.claimfile;

import static org.openpractice.platform.identity.Roles.BILL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.upload.Uploads;

/** Claim files (837P). */
@Path("/claim-files")
@RolesAllowed(BILL)
@RunOnVirtualThread
class ClaimFileResource {

    private final SubmitClaims submitClaims;
    private final ClaimFiles files;
    private final Uploads uploads;
    private final Audit audit;

    ClaimFileResource(SubmitClaims submitClaims, ClaimFiles files, Uploads uploads, Audit audit) {
        this.submitClaims = submitClaims;
        this.files = files;
        this.uploads = uploads;
        this.audit = audit;
    }

    /** Writes the claims that are ready into one file (837P). */
    @POST
    @Idempotent
    @ResponseStatus(201)
    public ClaimFileView submit(SubmitClaims.Request request) {
        return ClaimFileView.of(submitClaims.submit(request));
    }

    /** Lists claim files. */
    @GET
    @SortedBy("control")
    public Page<ClaimFileView> list(@BeanParam @Valid ClaimFiles.Asked asked) {
        return files.list(asked).page(ClaimFileView::of);
    }

    /** One claim file with the claims in it. */
    @GET
    @Path("{id}")
    @Transactional
    public ClaimFileView get(UUID id) {
        return ClaimFileView.of(files.get(id));
    }

    /** The file itself, to send to the clearing house; the same bytes each time. */
    @GET
    @Path("{id}/content")
    @Produces(SubmitClaims.MEDIA_TYPE)
    public RestResponse<InputStream> content(UUID id) {
        // The transaction ends before the bytes are sent; each piece of them is read in one of its own.
        var file = QuarkusTransaction.requiringNew().call(() -> {
            var found = files.get(id);
            audit.record(Verb.READ, "claim-file", id);
            return found;
        });
        return ResponseBuilder.ok(uploads.open(file.storedFileId()))
                .header("Content-Disposition", "attachment; filename=\"" + SubmitClaims.fileName(file.control()) + "\"")
                .build();
    }
}
