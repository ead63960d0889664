package org.openpractice.payroll.run;

import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.trace.Trace;

/**
 * What one employee gets for one period: net is gross less taxes and deductions with what is reimbursed, and never below
 * zero.
 *
 * @param reimbursements expenses given back; no wages
 * @param employerTaxes Social Security and Medicare of the employer
 */
record NetPay(
        Money gross,
        Money taxes,
        Money deductions,
        Money reimbursements,
        Money net,
        Money employerTaxes,
        List<PayLine> lines,
        List<Trace.Line> trace) {

    public Money amountOf(String code) {
        return Money.sum(lines.stream()
                .filter(line -> line.code().equals(code))
                .map(PayLine::amount)
                .toList());
    }
}
