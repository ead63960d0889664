package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.money.Rate;

/** The lines of a paycheck while it is calculated; each knows what its code came to in the year up to it. */
final class PayLines {

    private static final class Sum {
        private long amount;
        private long wages;
    }

    private final EarlierInYear before;
    private final List<PayLine> lines = new ArrayList<>(24);
    private final Map<String, Sum> sums = new HashMap<>();

    PayLines(EarlierInYear before) {
        this.before = before;
    }

    void earning(Earning earning) {
        add(
                Kind.EARNING,
                earning.code(),
                earning.description(),
                earning.hours(),
                earning.rate(),
                earning.amount(),
                null,
                earning.place());
    }

    void add(Kind kind, String code, String description, Money amount, @Nullable Money wages) {
        add(kind, code, description, null, null, amount, wages, null);
    }

    /** The line of a voided paycheck with the sign turned; a line without any figure is left out. */
    void negated(PayLine line) {
        var wages = line.wages();
        var hours = line.hours();
        if (!line.amount().isZero() || wages != null || hours != null) {
            add(
                    line.kind(),
                    line.code(),
                    line.description(),
                    hours == null ? null : hours.negate(),
                    line.rate(),
                    line.amount().negated(),
                    wages == null ? null : wages.negated(),
                    line.place());
        }
    }

    private void add(
            Kind kind,
            String code,
            String description,
            @Nullable BigDecimal hours,
            @Nullable Rate rate,
            Money amount,
            @Nullable Money wages,
            @Nullable CostCenter place) {
        var sum = sums.computeIfAbsent(code, any -> new Sum());
        sum.amount += amount.cents();
        sum.wages += wages == null ? 0 : wages.cents();
        lines.add(new PayLine(
                kind,
                code,
                description,
                hours,
                rate,
                amount,
                wages,
                before.amount(code).plus(Money.ofCents(sum.amount)),
                before.wages(code).plus(Money.ofCents(sum.wages)),
                place == null || place.equals(CostCenter.UNNAMED) ? null : place));
    }

    /** Where the lines stand now, for {@link #backTo}. */
    int mark() {
        return lines.size();
    }

    /** Takes back every line added since. */
    void backTo(int mark) {
        while (lines.size() > mark) {
            var gone = lines.removeLast();
            var sum = sums.get(gone.code());
            if (sum != null) {
                sum.amount -= gone.amount().cents();
                sum.wages -= gone.wages() == null ? 0 : gone.wages().cents();
            }
        }
    }

    List<PayLine> soFar() {
        return lines;
    }

    /** Sum of the lines of a code on this paycheck. */
    Money amount(String code) {
        var sum = sums.get(code);
        return sum == null ? Money.ZERO : Money.ofCents(sum.amount);
    }

    Money sum(Kind kind) {
        long cents = 0;
        for (var line : lines) {
            cents += line.kind() == kind ? line.amount().cents() : 0;
        }
        return Money.ofCents(cents);
    }

    /** All lines, and for codes of earlier paychecks without an amount on this one a line of zero: the stub shows their year. */
    List<PayLine> withRestOfYear(Collection<YearToDate> year) {
        var present = new HashSet<String>();
        lines.forEach(line -> present.add(line.code()));
        year.stream()
                .filter(sum -> !present.contains(sum.code()))
                .filter(sum -> !sum.amount().isZero() || !sum.wages().isZero())
                .sorted(Comparator.comparing(YearToDate::code))
                .forEach(sum -> add(sum.kind(), sum.code(), sum.description(), Money.ZERO, null));
        return List.copyOf(lines);
    }
}
