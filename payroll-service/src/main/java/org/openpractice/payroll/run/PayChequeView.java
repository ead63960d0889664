package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.Place;
import org.openpractice.payroll.withholding.Trace;

/**
 * A pay cheque with its lines and the trace that explains every figure.
 *
 * @param negatesId cheque that it voids; null of a cheque that pays something
 * @param voidedByRunId paid run that voided it; null when none did
 * @param differences what it pays for earlier periods, by the code under which each would have been paid then
 */
public record PayChequeView(
        UUID id,
        UUID payRunId,
        UUID employeeId,
        String employeeNumber,
        String employeeName,
        PayCheque.Disposition disposition,
        @Nullable String problem,
        @Nullable String detail,
        @Nullable UUID becauseOfEventId,
        @Nullable UUID negatesId,
        @Nullable UUID voidedByRunId,
        Money gross,
        Money taxes,
        Money deductions,
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
    @Schema(name = "PayChequeDifference")
    public record Difference(
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            String code,
            Place place,
            BigDecimal hours,
            Money paid,
            Money due,
            Money difference) {}

    /** One line of the list of a run's cheques. */
    @Schema(name = "PayChequeSummary")
    public record Summary(
            UUID id,
            UUID employeeId,
            String employeeNumber,
            String employeeName,
            PayCheque.Disposition disposition,
            Money gross,
            Money taxes,
            Money deductions,
            Money net) {

        static Summary of(PayCheque cheque) {
            return new Summary(
                    cheque.id(),
                    cheque.employeeId(),
                    cheque.employeeNumber(),
                    cheque.employeeName(),
                    cheque.disposition(),
                    cheque.gross(),
                    cheque.taxes(),
                    cheque.deductions(),
                    cheque.net());
        }
    }

    static PayChequeView of(
            PayCheque cheque, List<PayLine> lines, List<Difference> differences, List<Trace.Line> trace) {
        return new PayChequeView(
                cheque.id(),
                cheque.payRunId(),
                cheque.employeeId(),
                cheque.employeeNumber(),
                cheque.employeeName(),
                cheque.disposition(),
                cheque.refusal(),
                cheque.refusalDetail(),
                cheque.becauseOfEventId(),
                cheque.negatesId(),
                cheque.voidedByRunId(),
                cheque.gross(),
                cheque.taxes(),
                cheque.deductions(),
                cheque.net(),
                cheque.employerTaxes(),
                lines,
                differences,
                trace);
    }
}
