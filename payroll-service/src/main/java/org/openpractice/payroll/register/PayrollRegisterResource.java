package org.openpractice.payroll.register;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.csv.CsvRow;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** The payroll register of a run: every paycheck that is, or will be, paid. */
@Path("/pay-runs/{payRunId}/register")
@RunOnVirtualThread
class PayrollRegisterResource {

    private static final int BATCH = 500;

    private final PayrollRegister register;
    private final PayRuns runs;
    private final Paychecks paychecks;
    private final Audit audit;

    PayrollRegisterResource(PayrollRegister register, PayRuns runs, Paychecks paychecks, Audit audit) {
        this.register = register;
        this.runs = runs;
        this.paychecks = paychecks;
        this.audit = audit;
    }

    /** The payroll register of a run, one row for each paycheck. */
    @GET
    @SortedBy({"employeeName", "employeeNumber"})
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Page<PayrollRegister.RegisterRow> page(UUID payRunId, @BeanParam @Valid Paychecks.Asked asked) {
        return paychecks.payable(requireRun(payRunId), asked).pageOf(register::each);
    }

    /** What the run comes to by code. */
    @GET
    @Path("totals")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public List<PayrollRegister.Total> totals(UUID payRunId) {
        requireRun(payRunId);
        return register.totals(payRunId);
    }

    /** Comma-separated values, one row a line of a paycheck. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> csv(UUID payRunId) {
        requireRun(payRunId);
        return ResponseBuilder.ok((StreamingOutput) out -> {
                    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    try {
                        QuarkusTransaction.requiringNew().run(() -> write(writer, payRunId));
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                    writer.flush();
                })
                .header("Content-Disposition", "attachment; filename=\"register-" + payRunId + ".csv\"")
                .build();
    }

    private PayRun requireRun(UUID payRunId) {
        var run = runs.get(payRunId);
        audit.record(Verb.READ, "register", payRunId);
        return run;
    }

    private void write(Writer writer, UUID payRunId) {
        try {
            writer.write(CsvRow.of(
                    "employee number", "employee", "kind", "code", "description", "hours", "rate", "amount", "wages"));
            var after = new UUID(0, 0);
            for (var rows = register.rows(payRunId, after, BATCH);
                    !rows.isEmpty();
                    rows = register.rows(payRunId, after, BATCH)) {
                for (var row : rows) {
                    for (var line : row.lines()) {
                        writer.write(CsvRow.of(
                                row.employeeNumber(),
                                row.employee(),
                                line.kind(),
                                line.code(),
                                line.description(),
                                line.hours(),
                                line.rate(),
                                line.amount(),
                                line.wages()));
                    }
                    writer.write(CsvRow.of(
                            row.employeeNumber(), row.employee(), "NET", null, "Net pay", null, null, row.net(), null));
                }
                after = rows.getLast().paycheckId();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
