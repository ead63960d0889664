package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.time.GrossPay;
import org.openpractice.platform.trace.Trace;

/**
 * What is owed for earlier periods: all of one that is not paid, or what one that is paid comes to now beyond that.
 *
 * <p>Retroactive pay belongs to the workweeks for which it is paid and raises the regular rate of each (29 CFR 778.303), so
 * the whole period is calculated again. Overtime premiums, bonuses and draws keep their codes, because what is qualified
 * overtime, what a retirement plan counts and what a provider's settlement deducts goes by them; everything else is
 * {@link PayCode#RETROACTIVE}.
 */
final class EarlierPeriods {

    private static final Map<String, String> WITH_CODES_OF_THEIR_OWN = Map.of(
            PayCode.OVERTIME_PREMIUM, "Overtime premium",
            PayCode.STATE_OVERTIME_PREMIUM, "Overtime premium of the state",
            PayCode.BONUS, "Bonus",
            PayCode.DISCRETIONARY_BONUS, "Discretionary bonus",
            PayCode.PROVIDER_DRAW, "Draw");

    /** Earnings whose hours another line has already, or that count shifts. */
    private static final Set<String> WITHOUT_HOURS_OF_THEIR_OWN =
            Set.of(PayCode.OVERTIME_PREMIUM, PayCode.STATE_OVERTIME_PREMIUM, PayCode.PER_DIEM);

    private static final Comparator<Key> IN_ORDER =
            Comparator.comparing(Key::code).thenComparing(key -> key.place().toString());

    /**
     * What a period comes to under one code at one place.
     *
     * @param hours due beyond those that are paid
     */
    record Difference(
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            String code,
            CostCenter place,
            BigDecimal hours,
            Money paid,
            Money due) {

        Money amount() {
            return due.minus(paid);
        }

        private boolean isNothing() {
            return amount().isZero() && hours.signum() == 0;
        }
    }

    private record Key(String code, CostCenter place) {}

    private static final class Sum {
        private BigDecimal hours = BigDecimal.ZERO;
        private Money amount = Money.ZERO;

        void add(@Nullable BigDecimal moreHours, Money more) {
            hours = moreHours == null ? hours : hours.add(moreHours);
            amount = amount.plus(more);
        }
    }

    private EarlierPeriods() {}

    /**
     * Earnings that are owed. Refuses what {@link GrossPay#of} does, and {@link RunProblem#PERIOD_OVERPAID} when less is
     * due for a period than was paid: what was overpaid is not taken back from other pay.
     */
    static List<Earning> of(List<EarlierPeriod> periods, Trace trace) {
        var earnings = new ArrayList<Earning>();
        var overpaid = new ArrayList<String>();
        for (var period : periods) {
            var paid = period.paid();
            if (paid == null) {
                GrossPay.of(period.work(), trace).forEach(earning -> earnings.add(of(period, earning)));
                period.draws().forEach(draw -> earnings.add(of(period, draw)));
                continue;
            }
            var differences = differences(period, trace);
            var total = total(differences);
            if (total.isNegative()) {
                overpaid.add("%s by %s".formatted(period.told(), total.negated().amount()));
            }
            earnings.addAll(earnings(period, differences));
        }
        if (!overpaid.isEmpty()) {
            throw RunProblem.PERIOD_OVERPAID.because(
                    "Less is due than was paid: " + String.join(", ", overpaid) + "; it is not taken back here");
        }
        return earnings;
    }

    /** What is owed for one period. Refuses what {@link #of} does. */
    static Money amount(EarlierPeriod period) {
        return Money.sum(
                of(List.of(period), Trace.none()).stream().map(Earning::amount).toList());
    }

    /** Those of some paid periods that come to more or less than was paid. */
    static List<EarlierPeriod> thatDiffer(List<EarlierPeriod> periods) {
        return periods.stream()
                .filter(period -> !total(differences(period, Trace.none())).isZero())
                .toList();
    }

    /** The differences that the earnings pay, to be kept with the paycheck. */
    static List<Difference> paidNow(List<EarlierPeriod> periods) {
        return periods.stream()
                .filter(period -> period.paid() != null)
                .flatMap(period -> owed(differences(period, Trace.none())).stream())
                .toList();
    }

    private static Earning of(EarlierPeriod period, Earning earning) {
        return new Earning(
                earning.code(),
                "%s, %s".formatted(earning.description(), period.told()),
                earning.hours(),
                earning.rate(),
                earning.amount(),
                earning.supplemental(),
                earning.place());
    }

    private static List<Difference> differences(EarlierPeriod period, Trace trace) {
        var rule = "Retroactive pay, " + period.told();
        var work = period.work();
        trace.add(
                rule,
                "period",
                "as its work and terms stand now; retroactive pay belongs to its workweeks, 29 CFR 778.303",
                period.told());
        var due = new LinkedHashMap<Key, Sum>();
        GrossPay.of(work, trace)
                .forEach(earning -> sum(due, earning.code(), earning.place()).add(earning.hours(), earning.amount()));
        var paid = new LinkedHashMap<Key, Sum>();
        for (var before : period.paid() == null ? List.<EarlierPeriod.Paid>of() : period.paid()) {
            sum(paid, before.code(), before.place()).add(before.hours(), before.amount());
            // What is not due any more is a difference too.
            var unused = sum(due, before.code(), before.place());
        }
        var differences = new ArrayList<Difference>();
        due.entrySet().stream().sorted(Map.Entry.comparingByKey(IN_ORDER)).forEach(entry -> {
            var key = entry.getKey();
            var before = sum(paid, key.code(), key.place());
            var difference = new Difference(
                    work.periodStartsOn(),
                    work.periodEndsOn(),
                    key.code(),
                    key.place(),
                    entry.getValue().hours.subtract(before.hours),
                    before.amount,
                    entry.getValue().amount);
            trace.add(rule, key.code(), () -> told(difference.due(), difference.paid()), difference.amount());
            differences.add(difference);
        });
        var all = total(differences);
        var then = Money.sum(differences.stream().map(Difference::paid).toList());
        trace.add(rule, "difference", () -> told(all.plus(then), then), all);
        return differences;
    }

    private static String told(Money due, Money paid) {
        return "due now %s - paid then %s".formatted(due.amount(), paid.amount());
    }

    private static Sum sum(Map<Key, Sum> sums, String code, CostCenter place) {
        return sums.computeIfAbsent(new Key(code, place), key -> new Sum());
    }

    private static Money total(List<Difference> differences) {
        return Money.sum(differences.stream().map(Difference::amount).toList());
    }

    /** Nothing of a period that comes to the same as before: its codes are left as they were reported. */
    private static List<Difference> owed(List<Difference> differences) {
        return total(differences).isPositive()
                ? differences.stream()
                        .filter(difference -> !difference.isNothing())
                        .toList()
                : List.of();
    }

    private static List<Earning> earnings(EarlierPeriod period, List<Difference> differences) {
        var sums = new LinkedHashMap<Key, Sum>();
        for (var difference : owed(differences)) {
            var code = difference.code();
            boolean own = WITH_CODES_OF_THEIR_OWN.containsKey(code);
            boolean hours =
                    own || !(WITHOUT_HOURS_OF_THEIR_OWN.contains(code) || code.startsWith(PayCode.DIFFERENTIAL));
            sum(sums, own ? code : PayCode.RETROACTIVE, difference.place())
                    .add(hours ? difference.hours() : null, difference.amount());
        }
        var earnings = new ArrayList<Earning>();
        sums.forEach((key, sum) -> {
            if (!sum.amount.isZero() || sum.hours.signum() != 0) {
                earnings.add(new Earning(
                        key.code(),
                        "%s, %s"
                                .formatted(
                                        WITH_CODES_OF_THEIR_OWN.getOrDefault(key.code(), "Retroactive pay"),
                                        period.told()),
                        sum.hours.signum() == 0 ? null : sum.hours.setScale(2),
                        null,
                        sum.amount,
                        true,
                        key.place()));
            }
        });
        return earnings;
    }
}
