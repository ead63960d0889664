package org.openpractice.staff.roster;

import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.job.Jobs;

/** Roster files: people to be taken on together. */
@Path("/roster-imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RosterImportResource {

    private final StartRosterImport startRosterImport;
    private final RosterImports imports;
    private final Jobs jobs;

    RosterImportResource(StartRosterImport startRosterImport, RosterImports imports, Jobs jobs) {
        this.startRosterImport = startRosterImport;
        this.imports = imports;
        this.jobs = jobs;
    }

    /**
     * Takes no Idempotency-Key: people are known by their employee numbers, so the same file taken in again changes
     * nothing.
     */
    @POST
    @Consumes("text/csv")
    @RolesAllowed({HR, GROUP_ADMIN})
    public RestResponse<RosterImportView> start(
            @QueryParam("onErrors")
                    @DefaultValue("refuse")
                    @Pattern(regexp = "refuse|skip", message = "expected refuse or skip")
                    String onErrors,
            @QueryParam("fileName")
                    @DefaultValue("roster.csv")
                    @Pattern(
                            regexp = "[A-Za-z0-9 ._-]{1,100}",
                            message = "expected 1 to 100 letters, digits, blanks, dots, hyphens and underscores")
                    String fileName,
            InputStream content) {
        UUID id = startRosterImport.start(content, fileName, OnErrors.of(onErrors));
        return RestResponse.ResponseBuilder.<RosterImportView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/roster-imports/" + id))
                .build();
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({HR, GROUP_ADMIN})
    public RosterImportView read(UUID id) {
        return RosterImportView.of(imports.get(id), jobs.view(id));
    }
}
