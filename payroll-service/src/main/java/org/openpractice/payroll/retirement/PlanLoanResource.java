package org.openpractice.payroll.retirement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Loans from the plan that pay repays. */
@Path("/plan-loans")
@RunOnVirtualThread
class PlanLoanResource {

    /**
     * A loan as it is shown.
     *
     * @param repaid what approved and paid runs have taken
     * @param remaining what is still owed
     */
    public record PlanLoanView(
            UUID id,
            UUID employeeId,
            String reference,
            Money principal,
            Money repayable,
            Money repaymentPerPeriod,
            LocalDate firstRepaymentOn,
            Money repaid,
            Money remaining,
            @Nullable LocalDate closedOn,
            @Nullable String closedBecause) {}

    /**
     * @param closedOn first day whose pay dates repay nothing any more
     * @param reason for example paid off with the record keeper, or deemed distributed
     */
    @Schema(name = "ClosePlanLoan")
    public record CloseRequest(
            @NotNull LocalDate closedOn,
            @NotBlank @Size(max = 200) String reason) {}

    private final TakePlanLoan takePlanLoan;
    private final PlanLoans loans;
    private final Audit audit;

    PlanLoanResource(TakePlanLoan takePlanLoan, PlanLoans loans, Audit audit) {
        this.takePlanLoan = takePlanLoan;
        this.loans = loans;
        this.audit = audit;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PlanLoanView> take(TakePlanLoan.Request request) {
        var loan = takePlanLoan.take(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, view(loan))
                .location(URI.create("/plan-loans/" + loan.id()))
                .tag(Versions.etag(loan.version()))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Page<PlanLoanView> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "plan-loan", null);
        return Page.of(page, loans.page(page), PlanLoan::id, this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PlanLoanView> get(@PathParam("id") UUID id) {
        var loan = loans.required(id);
        audit.record("read", "plan-loan", id);
        return reply(loan);
    }

    @POST
    @Path("/{id}/closure")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PlanLoanView> close(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, CloseRequest request) {
        var loan = loans.required(id);
        Versions.requireMatch(ifMatch, loan.version());
        loan.close(request.closedOn(), request.reason());
        loans.flush();
        audit.record("closed", "plan-loan", id);
        return reply(loan);
    }

    private RestResponse<PlanLoanView> reply(PlanLoan loan) {
        return ResponseBuilder.ok(view(loan)).tag(Versions.etag(loan.version())).build();
    }

    private PlanLoanView view(PlanLoan loan) {
        var repaid = loans.repaid(loan);
        return new PlanLoanView(
                loan.id(),
                loan.enrollmentId(),
                loan.reference(),
                loan.principal(),
                loan.repayable(),
                loan.perPeriod(),
                loan.firstRepaymentOn(),
                repaid,
                loan.repayable().minus(repaid),
                loan.closedOn(),
                loan.closedBecause());
    }
}
