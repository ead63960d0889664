package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.trace.Trace;

/**
 * Pay that may be right and hardly ever is meant, such as a rate with its decimal point lost: it is paid, and whoever approves
 * the run is told. The bounds are no law; they stand above what nearly every physician earns.
 */
final class UnusualPay {

    private static final String RULE = "Unusual pay";

    private static final Money OF_A_YEAR = Money.of("1500000");
    private static final Money AT_ONCE = Money.of("250000");
    private static final Money EXPENSES = Money.of("10000");

    private UnusualPay() {}

    static void tell(PayInput input, Money gross, Money reimbursements, Trace trace) {
        boolean atOnce = input.manner() == PayInput.Manner.SUPPLEMENTAL;
        if (gross.compareTo(atOnce ? AT_ONCE : ofThePeriods(input)) > 0) {
            tell(
                    atOnce
                            ? "Pay of more than 250,000.00 at once: look at the amount"
                            : "Pay that comes to more than 1,500,000.00 a year: look at the rate and the hours",
                    gross,
                    trace);
        }
        if (reimbursements.compareTo(EXPENSES) > 0) {
            tell("Expenses of more than 10,000.00 given back at once: look at the receipts", reimbursements, trace);
        }
    }

    private static Money ofThePeriods(PayInput input) {
        return Money.of(OF_A_YEAR
                .decimal()
                .multiply(BigDecimal.valueOf(input.paidPeriods()))
                .divide(BigDecimal.valueOf(input.frequency().periodsPerYear()), 2, RoundingMode.UP));
    }

    private static void tell(String what, Money amount, Trace trace) {
        trace.add(RULE, Remark.Kind.UNUSUAL.line(), what, amount);
    }
}
