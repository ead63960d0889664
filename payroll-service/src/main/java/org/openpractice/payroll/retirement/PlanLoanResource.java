package org.openpractice.payroll.retirement;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

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
            @Nullable String closedBecause,
            long version)
            implements Identified, Versioned {}

    private final TakePlanLoan takePlanLoan;
    private final PlanLoans loans;
    private final Audit audit;

    PlanLoanResource(TakePlanLoan takePlanLoan, PlanLoans loans, Audit audit) {
        this.takePlanLoan = takePlanLoan;
        this.loans = loans;
        this.audit = audit;
    }

    /** Records a loan from the plan, which pay repays. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public PlanLoanView take(TakePlanLoan.Request request) {
        return view(takePlanLoan.take(request));
    }

    /** Lists loans from the plan. */
    @GET
    @SortedBy({"reference", "firstRepaymentOn"})
    @RolesAllowed(RUN_PAYROLL)
    public Page<PlanLoanView> list(@BeanParam @Valid PlanLoans.Asked asked) {
        audit.record(Verb.READ, "plan-loan", null);
        return loans.list(asked).page(this::view);
    }

    /** One loan with what is repaid. */
    @GET
    @Path("{id}")
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public PlanLoanView get(UUID id) {
        var loan = loans.get(id);
        audit.record(Verb.READ, "plan-loan", id);
        return view(loan);
    }

    /** Closes a loan that is repaid otherwise. */
    @POST
    @Path("{id}/closure")
    @RolesAllowed(RUN_PAYROLL)
    public PlanLoanView close(UUID id, @BeanParam IfMatch ifMatch, PlanLoans.CloseRequest request) {
        return view(loans.close(id, ifMatch, request));
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
                loan.closedBecause(),
                loan.version());
    }
}
