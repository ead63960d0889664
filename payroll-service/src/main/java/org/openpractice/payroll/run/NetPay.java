package org.openpractice.payroll.run;

import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.trace.Trace;

/**
 * What one employee gets for one period: gross is net plus taxes plus deductions, and net is never below zero.
 *
 * @param employerTaxes Social Security and Medicare of the employer
 */
record NetPay(
        Money gross,
        Money taxes,
        Money deductions,
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
