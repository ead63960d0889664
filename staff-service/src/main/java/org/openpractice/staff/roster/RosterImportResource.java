package org.openpractice.staff.roster;

import static org.openpractice.platform.identity.Roles.KEEP_STAFF;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.imports.ImportMode;
import org.openpractice.platform.imports.Imports;
import org.openpractice.platform.imports.OnErrors;
import org.openpractice.platform.job.WaitFor;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Roster files: people to be taken on together. */
@Path("/roster-imports")
@RunOnVirtualThread
class RosterImportResource {

    private final Imports imports;

    RosterImportResource(Imports imports) {
        this.imports = imports;
    }

    /**
     * Takes in a roster file: CSV in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs. With {@code
     * preview} the job reports what the file would do and changes nothing. With {@code waitSeconds} the answer has the
     * report when the job ends in that time. Takes no Idempotency-Key: people are known by their employee numbers, so the
     * same file taken in again changes nothing.
     */
    @POST
    @Consumes("text/csv")
    @RolesAllowed(KEEP_STAFF)
    public RestResponse<RosterImportView> start(
            @QueryParam("onErrors")
                    @DefaultValue("refuse")
                    @Pattern(regexp = "refuse|skip", message = "expected refuse or skip")
                    String onErrors,
            @QueryParam("preview") @DefaultValue("false") boolean preview,
            @QueryParam("fileName")
                    @DefaultValue("roster.csv")
                    @Pattern(
                            regexp = "[A-Za-z0-9 ._-]{1,100}",
                            message = "expected 1 to 100 letters, digits, blanks, dots, hyphens and underscores")
                    String fileName,
            @BeanParam @Valid WaitFor wait,
            InputStream content) {
        UUID id = imports.start(ImportRoster.KIND, content, fileName, new ImportMode(OnErrors.of(onErrors), preview));
        return RestResponse.ResponseBuilder.<RosterImportView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/roster-imports/" + id))
                .entity(RosterImportView.of(imports.await(ImportRoster.KIND, id, wait.seconds())))
                .build();
    }

    /** Roster imports, oldest first, each with its report once it has come to an end. */
    @GET
    @SortedBy("createdAt")
    @RolesAllowed(KEEP_STAFF)
    public Page<RosterImportView> list(@BeanParam @Valid Imports.Asked asked) {
        return imports.list(ImportRoster.KIND, asked, RosterImportView::of);
    }

    /** One import with its report. With {@code waitSeconds}, once it has ended or those seconds are over. */
    @GET
    @Path("{id}")
    @RolesAllowed(KEEP_STAFF)
    public RosterImportView read(UUID id, @BeanParam @Valid WaitFor wait) {
        return RosterImportView.of(imports.await(ImportRoster.KIND, id, wait.seconds()));
    }
}
