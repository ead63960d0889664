package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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

/** Returns and notifications of change from the bank. The body is the file itself. */
@Path("/ach-return-files")
@RunOnVirtualThread
class AchReturnFileResource {

    private static final int LONGEST_NAME = 200;

    private final TakeAchReturns takeAchReturns;
    private final AchReturns returns;
    private final Audit audit;

    AchReturnFileResource(TakeAchReturns takeAchReturns, AchReturns returns, Audit audit) {
        this.takeAchReturns = takeAchReturns;
        this.returns = returns;
        this.audit = audit;
    }

    /**
     * Takes a file. 201 when it is new; 200 when the same bytes came before, which changes nothing. The file's own content
     * makes a repetition harmless, so no Idempotency-Key is asked for.
     *
     * @param fileName name the bank gave it; for people only
     */
    @POST
    @Consumes({"text/plain", "application/octet-stream"})
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<AchReturnView.OfFile> post(
            InputStream content,
            @HeaderParam("Content-Type") @Nullable String mediaType,
            @HeaderParam("X-File-Name") @Nullable String fileName) {
        var name = fileName == null || fileName.isBlank() ? "returns.ach" : fileName;
        var result = takeAchReturns.take(
                content,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                mediaType == null ? "text/plain" : mediaType);
        var view = AchReturnView.OfFile.of(result.file(), result.returns());
        var location = URI.create("/ach-return-files/" + view.id());
        return result.isNew()
                ? ResponseBuilder.<AchReturnView.OfFile>created(location)
                        .entity(view)
                        .build()
                : ResponseBuilder.ok(view).location(location).build();
    }

    /** One file of the bank, with what was done about each entry. */
    @GET
    @Path("{id}")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public AchReturnView.OfFile get(UUID id) {
        var file = returns.requiredFile(id);
        audit.record(Verb.READ, "ach-return-file", id);
        return AchReturnView.OfFile.of(file, returns.of(file));
    }
}
