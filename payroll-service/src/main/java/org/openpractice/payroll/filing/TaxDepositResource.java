package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.contracts.Money;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.idempotency.Idempotent;

/** Deposits of federal employment taxes, and what is owed to states. */
@Path("/tax-deposits")
@RunOnVirtualThread
class TaxDepositResource {

    /**
     * What falls into a quarter.
     *
     * @param schedule on 1 January of the year
     * @param because how it came about
     * @param unemployment FUTA of the whole year
     * @param unmatched deposits whose obligation is another now, because a later run changed its period; they count for
     *     what is open of the quarter
     */
    public record TaxDepositsView(
            int year,
            int quarter,
            DepositRules.Schedule schedule,
            List<String> because,
            List<TaxObligation> obligations,
            List<TaxObligation> unemployment,
            List<DepositCalendar.StateLiability> states,
            List<TaxDepositView> unmatched,
            List<String> notes) {}

    /**
     * A deposit that was made, and what its payment says.
     *
     * @param taxPeriodEndsOn end of the period of the return it counts for
     * @param late true when it settles after its due date
     */
    @Schema(name = "TaxDepositView")
    public record TaxDepositView(
            UUID id,
            UUID obligationId,
            TaxDeposit.Tax tax,
            LocalDate taxPeriodEndsOn,
            Money amount,
            Money socialSecurity,
            Money medicare,
            Money incomeTax,
            LocalDate dueOn,
            LocalDate settlesOn,
            boolean late,
            String markedBy,
            Instant markedAt) {

        static TaxDepositView of(TaxDeposit deposit) {
            return new TaxDepositView(
                    deposit.id(),
                    deposit.obligationId(),
                    deposit.tax(),
                    deposit.periodEndsOn(),
                    deposit.amount(),
                    deposit.socialSecurity(),
                    deposit.medicare(),
                    deposit.incomeTax(),
                    deposit.dueOn(),
                    deposit.settlesOn(),
                    deposit.settlesOn().isAfter(deposit.dueOn()),
                    deposit.marked().by(),
                    deposit.marked().at());
        }
    }

    /** @param taxDepositId the deposit whose payment was let out */
    public record TaxDepositReleaseView(UUID taxDepositId, String releasedBy, Instant releasedAt) {}

    private final DepositCalendar calendar;
    private final TaxDeposits deposits;
    private final MarkDeposit markDeposit;
    private final ReleaseTaxDeposit releaseTaxDeposit;
    private final Audit audit;

    TaxDepositResource(
            DepositCalendar calendar,
            TaxDeposits deposits,
            MarkDeposit markDeposit,
            ReleaseTaxDeposit releaseTaxDeposit,
            Audit audit) {
        this.calendar = calendar;
        this.deposits = deposits;
        this.markDeposit = markDeposit;
        this.releaseTaxDeposit = releaseTaxDeposit;
        this.audit = audit;
    }

    /** Each liability with its due date and how it came about. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public TaxDepositsView list(
            @QueryParam("year") @Min(2000) @Max(2100) int year, @QueryParam("quarter") @Min(1) @Max(4) int quarter) {
        audit.record(Verb.READ, "tax-deposit", null);
        var of = new Quarter(year, quarter);
        var federal = calendar.federal(year);
        var obligations = federal.obligations().stream()
                .filter(owed -> owed.quarter() == quarter)
                .toList();
        var known = obligations.stream().map(TaxObligation::id).toList();
        return new TaxDepositsView(
                year,
                quarter,
                federal.schedule(),
                federal.because(),
                obligations,
                calendar.unemployment(year),
                calendar.states(of),
                deposits.of(TaxDeposit.Tax.FORM_941, of).stream()
                        .filter(deposit -> !known.contains(deposit.obligationId()))
                        .map(TaxDepositView::of)
                        .toList(),
                federal.notes());
    }

    /** Marks a deposit as made; the whole balance unless an amount is given. */
    @POST
    @Path("{id}/payment")
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public TaxDepositView pay(UUID id, MarkDeposit.Request request) {
        return TaxDepositView.of(markDeposit.mark(id, request));
    }

    /** Lets the payment of a deposit out; not whoever marked it. */
    @POST
    @Path("payments/{paymentId}/release")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public TaxDepositReleaseView release(UUID paymentId) {
        var release = releaseTaxDeposit.release(paymentId);
        return new TaxDepositReleaseView(release.id(), release.releasedBy(), release.releasedAt());
    }

    /** NACHA file with one CCD credit and its TXP segment; the same bytes whenever it is asked for. */
    @GET
    @Path("payments/{paymentId}/ach-file")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public RestResponse<String> achFile(UUID paymentId) {
        return ResponseBuilder.ok(releaseTaxDeposit.file(paymentId))
                .header("Content-Disposition", "attachment; filename=\"tax-deposit-" + paymentId + ".txt\"")
                .build();
    }
}
