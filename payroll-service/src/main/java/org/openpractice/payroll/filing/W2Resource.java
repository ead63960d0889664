package org.openpractice.payroll.filing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Forms W-2, the file by which they are filed, and corrections of it. */
@Path("/")
@RunOnVirtualThread
class W2Resource {

    /** @param totals sums of the boxes over all statements */
    public record W2FilingView(
            UUID id,
            int year,
            int statements,
            Map<String, Money> totals,
            String preparedBy,
            Instant preparedAt,
            @Nullable String submittedBy,
            @Nullable Instant submittedAt) {

        static W2FilingView of(W2Filing filing) {
            return new W2FilingView(
                    filing.id(),
                    filing.year(),
                    filing.statements(),
                    filing.totals(),
                    filing.preparedBy(),
                    filing.preparedAt(),
                    filing.submittedBy(),
                    filing.submittedAt());
        }
    }

    private final WageStatements statements;
    private final W2Filings filings;
    private final PrepareW2Filing prepareW2Filing;
    private final ExportEfw2 exportEfw2;
    private final CompareW2s compareW2s;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    W2Resource(
            WageStatements statements,
            W2Filings filings,
            PrepareW2Filing prepareW2Filing,
            ExportEfw2 exportEfw2,
            CompareW2s compareW2s,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.statements = statements;
        this.filings = filings;
        this.prepareW2Filing = prepareW2Filing;
        this.exportEfw2 = exportEfw2;
        this.compareW2s = compareW2s;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Figures of everybody who was paid in the year; what contradicts itself is named in {@code broken}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("w2s")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Page<W2> list(@QueryParam("year") @Min(2000) @Max(2100) int year, @BeanParam @Valid PageRequest page) {
        audit.record("read", "w2", null);
        return Page.of(page, statements.page(year, page.after(), page.fetch()), W2::employeeId, w2 -> w2);
    }

    /** Refuses {@code w2-contradicts-itself}. */
    @GET
    @Path("w2s/{employeeId}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public W2 get(@PathParam("employeeId") UUID employeeId, @QueryParam("year") @Min(2000) @Max(2100) int year) {
        var w2 = statements.of(year, employeeId).orElseThrow(PlatformProblem::notFound);
        audit.record("read", "w2", employeeId);
        if (!w2.broken().isEmpty()) {
            throw FilingProblem.W2_CONTRADICTS_ITSELF.because(String.join("; ", w2.broken()));
        }
        return w2;
    }

    @POST
    @Path("w2-filings")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<W2FilingView> prepare(PrepareW2Filing.Request request) {
        var filing = prepareW2Filing.prepare(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, W2FilingView.of(filing))
                .location(URI.create("/w2-filings/" + filing.id()))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("w2-filings")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Page<W2FilingView> filings(@BeanParam @Valid PageRequest page) {
        return Page.of(page, filings.page(page), W2Filing::id, W2FilingView::of);
    }

    @GET
    @Path("w2-filings/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public W2FilingView filing(@PathParam("id") UUID id) {
        return W2FilingView.of(filings.required(id));
    }

    /** EFW2 file: records of 512 characters; the same bytes whenever it is asked for. */
    @GET
    @Path("w2-filings/{id}/efw2")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> efw2(@PathParam("id") UUID id) {
        var filing = filings.required(id);
        audit.record("exported efw2", "w2-filing", id);
        return ResponseBuilder.ok((StreamingOutput) out -> exportEfw2.writeTo(out, id))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"w2-%d-%s.txt\"".formatted(filing.year(), filing.id()))
                .build();
    }

    /** Marks a filing as handed over; from then on differences are corrections. */
    @POST
    @Path("w2-filings/{id}/submission")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public W2FilingView submit(@PathParam("id") UUID id) {
        var filing = filings.required(id);
        filing.submit(actor.name(), clock.instant());
        filings.flush();
        audit.record("submitted", "w2-filing", id);
        return W2FilingView.of(filing);
    }

    /** Figures of Forms W-2c: boxes that differ from what was submitted. */
    @GET
    @Path("w2-corrections")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public List<CompareW2s.Correction> corrections(@QueryParam("year") @Min(2000) @Max(2100) int year) {
        audit.record("read", "w2-correction", null);
        return compareW2s.compare(year);
    }
}
