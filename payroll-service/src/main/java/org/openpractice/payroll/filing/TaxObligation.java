package org.openpractice.payroll.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;

/**
 * A deposit that is owed, with how its day came about and what was deposited for it.
 *
 * @param id the same whenever it is asked for
 * @param rule why it falls due when it does
 * @param from first day of the deposit period
 * @param split the liability by kind of tax, as the deposit names it; all zero for Form 940
 * @param paid what was marked as deposited, also for a period that was changed since
 * @param balance liability less that; negative when too much was deposited
 */
record TaxObligation(
        UUID id,
        TaxDeposit.Tax tax,
        int year,
        int quarter,
        String rule,
        LocalDate from,
        LocalDate to,
        Money liability,
        Split split,
        LocalDate dueOn,
        List<String> explanation,
        Money paid,
        Money balance) {

    /** What a deposit of Form 941 taxes consists of; the total alone for Form 940. */
    @Schema(name = "TaxDepositSplit")
    public record Split(Money total, Money socialSecurity, Money medicare, Money incomeTax) {

        /** The same proportions for another total, to the cent. */
        Split scaledTo(Money amount) {
            if (amount.equals(total)) {
                return this;
            }
            long[] weights = {
                Math.max(0, socialSecurity.cents()), Math.max(0, medicare.cents()), Math.max(0, incomeTax.cents())
            };
            if (weights[0] + weights[1] + weights[2] == 0) {
                return new Split(amount, Money.ZERO, Money.ZERO, Money.ZERO);
            }
            var parts = amount.allocate(weights);
            return new Split(amount, parts.get(0), parts.get(1), parts.get(2));
        }
    }

    TaxObligation withPaid(Money deposited) {
        return counting(deposited, explanation);
    }

    private TaxObligation counting(Money deposited, List<String> told) {
        return new TaxObligation(
                id,
                tax,
                year,
                quarter,
                rule,
                from,
                to,
                liability,
                split,
                dueOn,
                told,
                deposited,
                liability.minus(deposited));
    }

    /**
     * Counts deposits of the same return whose obligation is another now, because a later run or another schedule changed
     * its period, and what was deposited beyond a liability that a void made smaller, for what is still open: what was deposited
     * is not owed again.
     *
     * @param obligations of one return, in the order of due dates
     * @param unmatched what was deposited for obligations that are none of these
     */
    static List<TaxObligation> withUnmatched(List<TaxObligation> obligations, Money unmatched) {
        var counted = new ArrayList<TaxObligation>(obligations.size());
        var left = unmatched;
        var surplus = Money.sum(obligations.stream()
                .map(owed -> owed.balance().negated().orZero())
                .toList());
        var used = Money.ZERO;
        for (var owed : obligations) {
            var part = owed.balance().orZero().min(left);
            left = left.minus(part);
            var changed = part.isPositive()
                    ? owed.counting(part, "deposited for a period that was changed since: " + part.amount())
                    : owed;
            var more = changed.balance().orZero().min(surplus.minus(used));
            used = used.plus(more);
            counted.add(
                    more.isPositive()
                            ? changed.counting(more, "deposited too much for another period: " + more.amount())
                            : changed);
        }
        for (int i = 0; i < counted.size() && used.isPositive(); i++) {
            var over = counted.get(i).balance().negated().orZero().min(used);
            if (over.isPositive()) {
                used = used.minus(over);
                counted.set(
                        i,
                        counted.get(i)
                                .counting(
                                        over.negated(),
                                        "of what was deposited, counted for another period: " + over.amount()));
            }
        }
        return List.copyOf(counted);
    }

    private TaxObligation counting(Money part, String because) {
        var told = new ArrayList<>(explanation);
        told.add(because);
        return counting(paid.plus(part), List.copyOf(told));
    }
}
