package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.us.UsState;

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
            @Nullable Instant submittedAt)
            implements Identified {

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

    W2Resource(
            WageStatements statements,
            W2Filings filings,
            PrepareW2Filing prepareW2Filing,
            ExportEfw2 exportEfw2,
            CompareW2s compareW2s,
            Audit audit) {
        this.statements = statements;
        this.filings = filings;
        this.prepareW2Filing = prepareW2Filing;
        this.exportEfw2 = exportEfw2;
        this.compareW2s = compareW2s;
        this.audit = audit;
    }

    /** Figures of everybody who was paid in the year; what contradicts itself is named in {@code broken}. */
    @GET
    @Path("w2s")
    @SortedBy({"employeeName", "employeeNumber"})
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public Page<W2> list(@BeanParam @Valid WageStatements.Asked asked) {
        audit.record(Verb.READ, "w2", null);
        return statements.page(asked);
    }

    /** One person's wages and taxes of a year by the boxes of Form W-2. Refuses {@code w2-contradicts-itself}. */
    @GET
    @Path("w2s/{employeeId}")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public W2 get(UUID employeeId, @QueryParam("year") @Min(2000) @Max(2100) int year) {
        var w2 = statements.of(year, employeeId).orElseThrow(PlatformProblem::notFound);
        audit.record(Verb.READ, "w2", employeeId);
        if (!w2.broken().isEmpty()) {
            throw FilingProblem.W2_CONTRADICTS_ITSELF.because(String.join("; ", w2.broken()));
        }
        return w2;
    }

    /** Prepares a year's Forms W-2 as one filing. */
    @POST
    @Path("w2-filings")
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public W2FilingView prepare(PrepareW2Filing.Request request) {
        return W2FilingView.of(prepareW2Filing.prepare(request));
    }

    /** Lists filings of Forms W-2. */
    @GET
    @Path("w2-filings")
    @SortedBy({"year", "preparedAt"})
    @RolesAllowed(RUN_PAYROLL)
    public Page<W2FilingView> filings(@BeanParam @Valid W2Filings.Asked asked) {
        return filings.list(asked).page(W2FilingView::of);
    }

    /** One filing with its totals. */
    @GET
    @Path("w2-filings/{id}")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public W2FilingView filing(UUID id) {
        return W2FilingView.of(filings.get(id));
    }

    /** EFW2 file: records of 512 characters; the same bytes whenever it is asked for. */
    @GET
    @Path("w2-filings/{id}/efw2")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> efw2(UUID id) {
        var filing = filings.get(id);
        audit.record(Verb.EXPORTED, "efw2", id);
        return ResponseBuilder.ok((StreamingOutput) out -> exportEfw2.writeTo(out, id))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"w2-%d-%s.txt\"".formatted(filing.year(), filing.id()))
                .build();
    }

    /**
     * EFW2 file for one state: its people alone, each with the state record. Refuses {@code efw2-state-not-available} and
     * {@code no-wage-statements}.
     *
     * @param account the employer's account with the state
     */
    @GET
    @Path("w2-filings/{id}/efw2/{state}")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> efw2OfState(
            UUID id,
            UsState state,
            @QueryParam("account") @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,20}") String account) {
        var filing = filings.get(id);
        Efw2State.require(state.name());
        if (!filing.totals().containsKey("16 " + state)) {
            throw FilingProblem.NO_WAGE_STATEMENTS.because(
                    "Nobody in the filing of %d has wages of %s".formatted(filing.year(), state));
        }
        audit.record(Verb.EXPORTED, "efw2", id);
        return ResponseBuilder.ok((StreamingOutput) out -> exportEfw2.writeTo(out, id, state.name(), account))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"w2-%d-%s-%s.txt\"".formatted(filing.year(), state, filing.id()))
                .build();
    }

    /** Marks a filing as handed over; from then on differences are corrections. */
    @POST
    @Path("w2-filings/{id}/submission")
    @RolesAllowed(RUN_PAYROLL)
    public W2FilingView submit(UUID id) {
        return W2FilingView.of(filings.submit(id));
    }

    /** Figures of Forms W-2c: boxes that differ from what was submitted. */
    @GET
    @Path("w2-corrections")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public List<CompareW2s.Correction> corrections(@QueryParam("year") @Min(2000) @Max(2100) int year) {
        audit.record(Verb.READ, "w2-correction", null);
        return compareW2s.compare(year);
    }
}
