package org.openpractice.payroll.retirement;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a paid run brings the retirement plan. */
@Path("/pay-runs/{id}/contribution-file")
@RunOnVirtualThread
class ContributionFileResource {

    private final ExportContributions exportContributions;

    ContributionFileResource(ExportContributions exportContributions) {
        this.exportContributions = exportContributions;
    }

    /** CSV for the record keeper; the same bytes whenever it is asked for. */
    @GET
    @Produces("text/csv")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public RestResponse<String> get(UUID id) {
        var file = exportContributions.of(id);
        return ResponseBuilder.ok(file.text())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .build();
    }
}
