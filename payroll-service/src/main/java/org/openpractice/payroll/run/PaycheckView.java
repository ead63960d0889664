package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.trace.Trace;

/**
 * A paycheck with its lines and the trace that explains every figure.
 *
 * @param negatesId paycheck that it voids; null of a paycheck that pays something
 * @param voidedByRunId paid run that voided it; null when none did
 * @param reimbursements expenses given back with the net; no part of gross
 * @param differences what it pays for earlier periods, by the code under which each would have been paid then
 */
record PaycheckView(
        UUID id,
        UUID payRunId,
        UUID employeeId,
        String employeeNumber,
        String employeeName,
        Paycheck.Disposition disposition,
        @Nullable String problem,
        @Nullable String detail,
        @Nullable UUID becauseOfEventId,
        @Nullable UUID negatesId,
        @Nullable UUID voidedByRunId,
        Money gross,
        Money taxes,
        Money deductions,
        Money reimbursements,
        Money net,
        Money employerTaxes,
        List<PayLine> lines,
        List<Difference> differences,
        List<Trace.Line> trace) {

    /**
     * What an earlier period comes to now under a code, beside what was paid.
     *
     * @param hours due beyond those that were paid; of per-diem pay shifts
     */
    @Schema(name = "PaycheckDifference")
    public record Difference(
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            String code,
            CostCenter place,
            BigDecimal hours,
            Money paid,
            Money due,
            Money difference) {}

    /** One line of the list of a run's paychecks. */
    @Schema(name = "PaycheckSummary")
    public record Summary(
            UUID id,
            UUID employeeId,
            String employeeNumber,
            String employeeName,
            Paycheck.Disposition disposition,
            Money gross,
            Money taxes,
            Money deductions,
            Money reimbursements,
            Money net) {

        static Summary of(Paycheck paycheck) {
            return new Summary(
                    paycheck.id(),
                    paycheck.employeeId(),
                    paycheck.employeeNumber(),
                    paycheck.employeeName(),
                    paycheck.disposition(),
                    paycheck.gross(),
                    paycheck.taxes(),
                    paycheck.deductions(),
                    paycheck.reimbursements(),
                    paycheck.net());
        }
    }

    static PaycheckView of(
            Paycheck paycheck, List<PayLine> lines, List<Difference> differences, List<Trace.Line> trace) {
        return new PaycheckView(
                paycheck.id(),
                paycheck.payRunId(),
                paycheck.employeeId(),
                paycheck.employeeNumber(),
                paycheck.employeeName(),
                paycheck.disposition(),
                paycheck.refusal(),
                paycheck.refusalDetail(),
                paycheck.becauseOfEventId(),
                paycheck.negatesId(),
                paycheck.voidedByRunId(),
                paycheck.gross(),
                paycheck.taxes(),
                paycheck.deductions(),
                paycheck.reimbursements(),
                paycheck.net(),
                paycheck.employerTaxes(),
                lines,
                differences,
                trace);
    }
}
