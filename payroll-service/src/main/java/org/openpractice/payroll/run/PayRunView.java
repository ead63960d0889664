package org.openpractice.payroll.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.text.Counted;

/**
 * A pay run as it is shown.
 *
 * @param reason why a paycheck is voided; null in a run of another kind
 * @param warnings what somebody who approves should know
 * @param voidsPaycheckId paycheck that the run voids; null in a run of another kind
 * @param since first day of the first period whose difference the run pays; null in a run of another kind
 * @param explanation how the period and its pay date came about
 * @param employees how many are paid; the amounts are theirs
 * @param accounting of everybody employed in the period of the run; null before it is calculated
 * @param notPaid who is in the run but left out of its payment, and why
 * @param notWithheld taxes that are due or may be, and are not withheld from whoever is paid
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
        @Nullable Accounting accounting,
        List<NotPaid> notPaid,
        List<NotWithheld> notWithheld,
        long version)
        implements Identified, Versioned {

    /**
     * Everybody employed in the period of the run: the parts add up to the whole.
     *
     * @param held flagged by compliance
     * @param refused something is missing, or could not be calculated
     * @param nothingDue the run looked at them, and nothing is due
     * @param notInRun not looked at
     * @param notInRunBecause null when there is nobody
     */
    @Schema(name = "PayRunAccounting")
    public record Accounting(
            int employed,
            int paid,
            int held,
            int refused,
            int nothingDue,
            int notInRun,
            @Nullable String notInRunBecause) {

        static @Nullable Accounting of(PayRun run, List<Paycheck> notPayable) {
            if (run.calculation() == 0) {
                return null;
            }
            int paid = run.totals().employees();
            return new Accounting(
                    paid + notPayable.size() + run.notInRun(),
                    paid,
                    count(notPayable, Paycheck.Disposition.FLAGGED),
                    count(notPayable, Paycheck.Disposition.REFUSED),
                    count(notPayable, Paycheck.Disposition.NOTHING_DUE),
                    run.notInRun(),
                    run.notInRun() == 0 ? null : because(run.kind()));
        }

        private static int count(List<Paycheck> notPayable, Paycheck.Disposition disposition) {
            return (int) notPayable.stream()
                    .filter(paycheck -> paycheck.disposition() == disposition)
                    .count();
        }

        private static String because(PayRun.Kind kind) {
            return switch (kind) {
                case REGULAR, TAKE_OVER -> "paid by another calendar";
                case OFF_CYCLE, BONUS, FINAL, VOID -> "the run names others";
                case RETROACTIVE -> "the run names others, or no paid period comes to more than was paid";
            };
        }
    }

    /**
     * @param people how many it concerns
     * @param employeeNumbers the first hundred of them; the list of paychecks has all with remark=NOT_WITHHELD
     */
    @Schema(name = "TaxNotWithheld")
    public record NotWithheld(String tax, int people, List<String> employeeNumbers) {}

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

    static PayRunView of(PayRun run, List<Paycheck> notPayable, List<Paychecks.RemarkOfRun> remarks) {
        var period = run.period();
        var totals = run.totals();
        return new PayRunView(
                run.id(),
                run.kind(),
                run.reason(),
                Stream.concat(
                                run.warnings().stream(),
                                remarks.stream()
                                        .filter(remark -> remark.kind() != Remark.Kind.NOT_WITHHELD)
                                        .map(PayRunView::warning))
                        .toList(),
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
                Accounting.of(run, notPayable),
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
                remarks.stream()
                        .filter(remark -> remark.kind() == Remark.Kind.NOT_WITHHELD)
                        .map(remark -> new NotWithheld(remark.what(), remark.people(), remark.employeeNumbers()))
                        .toList(),
                run.version());
    }

    private static String warning(Paychecks.RemarkOfRun remark) {
        return "%s (%s: %s%s)"
                .formatted(
                        remark.what(),
                        Counted.people(remark.people()),
                        String.join(", ", remark.employeeNumbers()),
                        remark.people() > remark.employeeNumbers().size() ? " and others" : "");
    }
}
