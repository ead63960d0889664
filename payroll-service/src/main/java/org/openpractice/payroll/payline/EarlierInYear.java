package org.openpractice.payroll.payline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openpractice.contracts.Money;

/** What the year of an employee came to before a paycheck, by code. */
public final class EarlierInYear {

    private final Map<String, YearToDate> sums = new HashMap<>();

    public EarlierInYear(Collection<YearToDate> sums) {
        sums.forEach(sum -> this.sums.put(sum.code(), sum));
    }

    /** The same with what came since under a code. */
    public EarlierInYear with(PayLine.Kind kind, String code, Money amount, Money wages) {
        var more = new EarlierInYear(sums.values());
        more.sums.merge(
                code,
                new YearToDate(kind, code, code, amount, wages),
                (sum, since) -> new YearToDate(
                        sum.kind(),
                        code,
                        sum.description(),
                        sum.amount().plus(since.amount()),
                        sum.wages().plus(since.wages())));
        return more;
    }

    /** Sum of the amounts under a code; zero when there were none. */
    public Money amount(String code) {
        var sum = sums.get(code);
        return sum == null ? Money.ZERO : sum.amount();
    }

    /** Sum of the amounts of one kind, whatever their code. */
    public Money amount(PayLine.Kind kind) {
        var total = Money.ZERO;
        for (var sum : sums.values()) {
            if (sum.kind() == kind) {
                total = total.plus(sum.amount());
            }
        }
        return total;
    }

    /** Sum of the wages of the other codes that end alike: the same tax of other states. */
    public Money wagesOfOthersLike(String code, String ending) {
        var total = Money.ZERO;
        for (var sum : sums.values()) {
            if (sum.code().endsWith(ending) && !sum.code().equals(code)) {
                total = total.plus(sum.wages());
            }
        }
        return total;
    }

    /** Sum of the wages the amounts were calculated on; zero when there were none. */
    public Money wages(String code) {
        var sum = sums.get(code);
        return sum == null ? Money.ZERO : sum.wages();
    }
}
