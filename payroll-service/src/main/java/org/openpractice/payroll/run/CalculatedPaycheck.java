package org.openpractice.payroll.run;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.paycheck.Paycheck.Disposition;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.problem.ProblemException;

/**
 * What one employee comes to in a calculation, before it is written.
 *
 * @param becauseOfEventId event whose flag holds the pay; null when there is none
 * @param pay null when it could not be calculated
 * @param refusal why it could not be calculated, or why nothing is due
 * @param nothingDue whether there is nothing to calculate
 * @param input what it was calculated from, as kept
 * @param digest of everything that could change it
 * @param negates paycheck that it voids; null of others
 * @param differences what it pays for earlier periods that are paid
 */
record CalculatedPaycheck(
        UUID employeeId,
        String employeeNumber,
        String employeeName,
        @Nullable UUID becauseOfEventId,
        @Nullable NetPay pay,
        @Nullable ProblemException refusal,
        boolean nothingDue,
        @Nullable String input,
        String digest,
        @Nullable UUID negates,
        List<EarlierPeriods.Difference> differences) {

    Disposition disposition() {
        if (becauseOfEventId != null) {
            return Disposition.FLAGGED;
        }
        if (nothingDue) {
            return Disposition.NOTHING_DUE;
        }
        return refusal != null ? Disposition.REFUSED : Disposition.PAYABLE;
    }

    List<PayLine> lines() {
        return pay == null ? List.of() : pay.lines();
    }

    List<Remark> remarks() {
        return pay == null ? List.of() : Remark.of(pay.trace());
    }
}
