package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.CountedLines;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

@ApplicationScoped
class PlanLoans implements Records<PlanLoan> {

    /** Which loans are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("closed")
        @Nullable
        Boolean closed;

        @QueryParam("firstRepaymentFrom")
        @Nullable
        LocalDate firstRepaymentFrom;

        @QueryParam("firstRepaymentTo")
        @Nullable
        LocalDate firstRepaymentTo;
    }

    /**
     * @param closedOn first day whose pay dates repay nothing any more
     * @param reason for example paid off with the record keeper, or deemed distributed
     */
    @Schema(name = "ClosePlanLoan")
    public record CloseRequest(
            @NotNull LocalDate closedOn,
            @NotBlank @Size(max = 200) String reason) {}

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(3000, 1, 1);

    private final CountedLines countedLines;
    private final Audit audit;

    PlanLoans(CountedLines countedLines, Audit audit) {
        this.countedLines = countedLines;
        this.audit = audit;
    }

    boolean anyWith(String reference) {
        return count("reference", reference) > 0;
    }

    /** Loans of somebody that are not closed, oldest first. */
    List<PlanLoan> openOf(Collection<UUID> employees) {
        return list("among(enrollmentId, ?1) and closedOn is null order by firstRepaymentOn, reference", (Object)
                Reading.ids(employees));
    }

    /** Loans of many that may be repaid on a pay date, oldest first. */
    List<PlanLoan> repaidOn(LocalDate payDate, Collection<UUID> employees) {
        return list(
                "among(enrollmentId, ?1) and firstRepaymentOn <= ?2 and (closedOn is null or closedOn > ?2)"
                        + " order by firstRepaymentOn, reference",
                Reading.ids(employees),
                payDate);
    }

    ListOf<PlanLoan> list(Asked asked) {
        return list(PlanLoan.class, asked)
                .search("e.reference", Enrollments.name("e.enrollmentId"), Enrollments.number("e.enrollmentId"))
                .where("e.enrollmentId = ?", asked.employeeId)
                .where("(case when e.closedOn is null then false else true end) = ?", asked.closed)
                .where("e.firstRepaymentOn >= ?", asked.firstRepaymentFrom)
                .where("e.firstRepaymentOn <= ?", asked.firstRepaymentTo)
                .sort("reference", String.class, "e.reference")
                .sort("firstRepaymentOn", LocalDate.class, "e.firstRepaymentOn");
    }

    /** Refuses {@link RetirementProblem#PLAN_LOAN_CLOSED}. */
    @Transactional
    public PlanLoan close(UUID id, IfMatch ifMatch, CloseRequest request) {
        var loan = get(id);
        ifMatch.require(loan.version());
        loan.close(request.closedOn(), request.reason());
        audit.record(Verb.CLOSED, "plan-loan", id);
        return loan;
    }

    /** What the paychecks that count have repaid; also for a view after the change. */
    @Transactional
    public Money repaid(PlanLoan loan) {
        return Money.sum(countedLines.of(List.of(loan.enrollmentId()), List.of(loan.payCode()), EVER, NEVER).stream()
                .map(CountedLines.Sum::amount)
                .toList());
    }
}
