package org.openpractice.billing.claimfile;

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
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.upload.Uploads;

/** Claim files (837P). */
@Path("/claim-files")
@RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER})
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

    @POST
    @Idempotent
    @RunOnVirtualThread
    public RestResponse<ClaimFileView> submit(@Valid SubmitClaims.Request request) {
        var file = submitClaims.submit(request);
        return ResponseBuilder.<ClaimFileView>created(URI.create("/claim-files/" + file.id()))
                .entity(ClaimFileView.of(file))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Transactional
    public Page<ClaimFileView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, files.page(page), ClaimFile::id, ClaimFileView::of);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Transactional
    public ClaimFileView get(UUID id) {
        return files.findByIdOptional(id).map(ClaimFileView::of).orElseThrow(PlatformProblem::notFound);
    }

    @GET
    @Path("/{id}/content")
    @Produces(SubmitClaims.MEDIA_TYPE)
    @RunOnVirtualThread
    public RestResponse<InputStream> content(UUID id) {
        // The transaction ends before the bytes are sent; each piece of them is read in one of its own.
        var file = QuarkusTransaction.requiringNew().call(() -> {
            var found = files.findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
            audit.record("read", "claim-file", id);
            return found;
        });
        return ResponseBuilder.ok(uploads.open(file.storedFileId()))
                .header("Content-Disposition", "attachment; filename=\"" + SubmitClaims.fileName(file.control()) + "\"")
                .build();
    }
}
