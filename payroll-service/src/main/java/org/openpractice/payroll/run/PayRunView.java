package org.openpractice.payroll.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * A pay run as it is shown.
 *
 * @param reason why a paycheck is voided; null in a run of another kind
 * @param warnings what somebody who approves should know
 * @param voidsPaycheckId paycheck that the run voids; null in a run of another kind
 * @param since first day of the first period whose difference the run pays; null in a run of another kind
 * @param explanation how the period and its pay date came about
 * @param employees how many are paid; the amounts are theirs
 * @param notPaid who is in the run but left out of its payment, and why
 */
record PayRunView(
        UUID id,
        PayRun.Kind kind,
        @Nullable String reason,
        List<String> warnings,
        @Nullable UUID voidsPaycheckId,
        UUID payCalendarId,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        LocalDate payDate,
        @Nullable LocalDate since,
        List<String> explanation,
        PayRun.State state,
        @Nullable String calculatedBy,
        @Nullable Instant calculatedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String paidBy,
        @Nullable Instant paidAt,
        @Nullable String reversedBy,
        @Nullable String reversalReason,
        int employees,
        Money gross,
        Money net,
        Money employerTaxes,
        List<NotPaid> notPaid,
        long version)
        implements Identified, Versioned {

    /**
     * @param problem slug of the refusal; null when the pay is flagged
     * @param becauseOfEventId event that caused the flag; null when the pay is refused
     */
    public record NotPaid(
            UUID paycheckId,
            UUID employeeId,
            String employeeNumber,
            Paycheck.Disposition disposition,
            @Nullable String problem,
            @Nullable String detail,
            @Nullable UUID becauseOfEventId) {}

    static PayRunView of(PayRun run, List<Paycheck> notPayable) {
        var period = run.period();
        var totals = run.totals();
        return new PayRunView(
                run.id(),
                run.kind(),
                run.reason(),
                run.warnings(),
                run.voidsPaycheckId(),
                run.payCalendarId(),
                period.startsOn(),
                period.endsOn(),
                period.payDate(),
                run.since(),
                period.explanation(),
                run.state(),
                run.calculatedBy(),
                run.calculatedAt(),
                run.approvedBy(),
                run.approvedAt(),
                run.paidBy(),
                run.paidAt(),
                run.reversedBy(),
                run.reversalReason(),
                totals.employees(),
                totals.gross(),
                totals.net(),
                totals.employerTaxes(),
                notPayable.stream()
                        .map(paycheck -> new NotPaid(
                                paycheck.id(),
                                paycheck.employeeId(),
                                paycheck.employeeNumber(),
                                paycheck.disposition(),
                                paycheck.refusal(),
                                paycheck.refusalDetail(),
                                paycheck.becauseOfEventId()))
                        .toList(),
                run.version());
    }
}
