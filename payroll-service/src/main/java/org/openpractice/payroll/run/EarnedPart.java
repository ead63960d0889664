package org.openpractice.payroll.run;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.run.GrossToNet.Reductions;

/**
 * The part of a paycheck's pay that was earned in one period, or in one place, as income taxes look at it. Deductions are
 * taken from each part as it is a part of the whole.
 *
 * @param period for which it is paid: the tax of regular wages is that of each period by itself
 * @param sourcing where its work was done
 * @param preTax deferrals that lower income tax
 */
record EarnedPart(PayPeriod period, SourcingInput sourcing, Money gross, Reductions reductions, Money preTax) {

    private record Gross(PayPeriod period, SourcingInput sourcing, Money amount) {}

    /** Wages that the federal income tax counts. */
    Money taxable() {
        return gross.minus(reductions.total()).minus(preTax);
    }

    /** In the order in which they were earned; one where all was earned in one period and one place. */
    static List<EarnedPart> of(PayInput input, Money gross, Reductions reductions, Money preTax) {
        var parts = switch (input.manner()) {
            case REGULAR -> byPeriod(input, gross);
            case SUPPLEMENTAL -> byPlace(input, gross);
        };
        if (parts.size() == 1) {
            var only = parts.getFirst();
            return List.of(new EarnedPart(only.period, only.sourcing, gross, reductions, preTax));
        }
        var section125 = new Split(reductions.section125(), gross);
        var dependentCare = new Split(reductions.dependentCare(), gross);
        var healthSavings = new Split(reductions.healthSavings(), gross);
        var deferred = new Split(preTax, gross);
        var earned = new ArrayList<EarnedPart>();
        for (var part : parts) {
            earned.add(new EarnedPart(
                    part.period,
                    part.sourcing,
                    part.amount,
                    new Reductions(
                            section125.next(part.amount),
                            dependentCare.next(part.amount),
                            healthSavings.next(part.amount)),
                    deferred.next(part.amount)));
        }
        return List.copyOf(earned);
    }

    /** What is paid beside wages goes with those of the last period that has some. */
    private static List<Gross> byPeriod(PayInput input, Money gross) {
        var parts = new ArrayList<Gross>();
        var rest = gross;
        for (var earlier : input.earlierPeriods()) {
            var where = earlier.sourcing();
            var amount = where == null ? Money.ZERO : EarlierPeriods.amount(earlier);
            if (where != null && amount.isPositive()) {
                parts.add(new Gross(earlier.paidOn(input.period().payDate()), where, amount));
                rest = rest.minus(amount);
            }
        }
        if (parts.isEmpty() || !input.work().isEmpty()) {
            parts.add(new Gross(input.period(), input.sourcing(), rest));
        } else {
            var last = parts.removeLast();
            parts.add(new Gross(last.period, last.sourcing, last.amount.plus(rest)));
        }
        return parts;
    }

    /** Wages paid apart from those of a period, for each place of work; what is left was earned where work is done now. */
    private static List<Gross> byPlace(PayInput input, Money gross) {
        var sums = new LinkedHashMap<SourcingInput, Money>();
        var workedBefore = new LinkedHashMap<SourcingInput, LinkedHashSet<String>>();
        var rest = gross;
        for (var earlier : input.earlierPeriods()) {
            var where = earlier.sourcing();
            var amount = where == null ? Money.ZERO : EarlierPeriods.amount(earlier);
            if (where != null && amount.isPositive()) {
                add(sums, workedBefore, where, amount);
                rest = rest.minus(amount);
            }
        }
        var items = input.items();
        for (var earned : items == null ? List.<PaidItems.Earned>of() : items.earned()) {
            add(sums, workedBefore, earned.sourcing(), earned.amount());
            rest = rest.minus(earned.amount());
        }
        if (sums.isEmpty() || rest.isPositive()) {
            add(sums, workedBefore, input.sourcing(), rest);
        }
        var parts = new ArrayList<Gross>();
        sums.forEach((where, amount) -> parts.add(new Gross(
                input.period(),
                where.havingWorkedIn(List.copyOf(workedBefore.getOrDefault(where, new LinkedHashSet<>()))),
                amount)));
        return parts;
    }

    private static void add(
            LinkedHashMap<SourcingInput, Money> sums,
            LinkedHashMap<SourcingInput, LinkedHashSet<String>> workedBefore,
            SourcingInput where,
            Money amount) {
        var place = where.havingWorkedIn(List.of());
        sums.merge(place, amount, Money::plus);
        workedBefore.computeIfAbsent(place, any -> new LinkedHashSet<>()).addAll(where.workedBefore());
    }

    /** An amount by the parts of a whole, to the cent: what rounding leaves comes out with the last part. */
    static final class Split {

        private final Money total;
        private final Money whole;
        private Money wholeSoFar = Money.ZERO;
        private Money given = Money.ZERO;

        Split(Money total, Money whole) {
            this.total = total;
            this.whole = whole;
        }

        Money next(Money part) {
            wholeSoFar = wholeSoFar.plus(part);
            var until = whole.isZero()
                    ? Money.ZERO
                    : Money.rounded(
                            total.decimal()
                                    .multiply(wholeSoFar.decimal())
                                    .divide(whole.decimal(), 10, RoundingMode.HALF_UP),
                            RoundingMode.HALF_UP);
            var next = until.minus(given);
            given = until;
            return next;
        }
    }
}
