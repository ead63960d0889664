package org.openpractice.payroll.retirement;

import java.util.Collection;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;

/**
 * Pay of one paycheck as the plan sees it.
 *
 * @param gross all earnings but severance: compensation of IRC 415(c)(3), before any salary reduction
 * @param compensation the part that elections and employer contributions are calculated on, by the plan's definition
 */
public record PlanPay(Money gross, Money compensation) {

    /** @param lines lines of the paycheck; only earnings count */
    public static PlanPay of(RetirementInput terms, Collection<PayLine> lines) {
        long gross = 0;
        long compensation = 0;
        for (var line : lines) {
            if (line.kind() == PayLine.Kind.EARNING) {
                if (!line.code().equals(PayCode.SEVERANCE)) {
                    gross = Math.addExact(gross, line.amount().cents());
                }
                if (terms.rules().counts(line.code())) {
                    compensation = Math.addExact(compensation, line.amount().cents());
                }
            }
        }
        return new PlanPay(Money.ofCents(gross), Money.ofCents(compensation));
    }
}
