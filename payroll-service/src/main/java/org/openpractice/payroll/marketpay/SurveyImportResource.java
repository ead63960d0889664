package org.openpractice.payroll.marketpay;

import static org.openpractice.platform.identity.Roles.KEEP_ENROLLMENTS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.job.Jobs;

/** Wage surveys in the public layout of the Occupational Employment and Wage Statistics. */
@Path("/survey-imports")
@RunOnVirtualThread
class SurveyImportResource {

    private final ImportSurvey importSurvey;
    private final Surveys surveys;
    private final Jobs jobs;

    SurveyImportResource(ImportSurvey importSurvey, Surveys surveys, Jobs jobs) {
        this.importSurvey = importSurvey;
        this.surveys = surveys;
        this.jobs = jobs;
    }

    /** Takes no Idempotency-Key: a later file of an edition takes the place of an earlier one. */
    @POST
    @Consumes("text/csv")
    @RolesAllowed(KEEP_ENROLLMENTS)
    @APIResponse(responseCode = "202", description = "Location names the import")
    public RestResponse<Void> start(
            @QueryParam("editionYear") @Min(1990) @Max(2100) int editionYear,
            @QueryParam("source") @NotBlank @Size(max = 200) String source,
            @QueryParam("fileName")
                    @DefaultValue("survey.csv")
                    @Pattern(
                            regexp = "[A-Za-z0-9 ._-]{1,100}",
                            message = "expected 1 to 100 letters, digits, blanks, dots, hyphens and underscores")
                    String fileName,
            InputStream content) {
        var id = importSurvey.start(editionYear, source, content, fileName);
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/survey-imports/" + id))
                .build();
    }

    /** One wage survey that was taken in. */
    @GET
    @Path("{id}")
    @RolesAllowed(KEEP_ENROLLMENTS)
    @Transactional
    public SurveyImportView get(UUID id) {
        var survey = surveys.get(id);
        return new SurveyImportView(
                id,
                survey.editionYear(),
                survey.source(),
                survey.fileName(),
                survey.sha256(),
                jobs.view(id).state(),
                survey.report().map(importSurvey::read).orElse(null));
    }
}
