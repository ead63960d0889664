package org.openpractice.payroll.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayAgreement.Differential;
import org.openpractice.payroll.enrollment.PayTerms.Basis;
import org.openpractice.payroll.overtime.OvertimeRules;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.money.Rate;

class GrossPayPropertyTest {

    private static final Differential NIGHT = new Differential("NIGHT", Rate.of("3.15"), null);

    /** One week: hours of each day in quarters, whether at night, the rate and a bonus. */
    record Case(String state, List<Integer> quarters, List<Boolean> nights, long rate, long bonus) {

        WorkSample sample() {
            return fill(base(state));
        }

        WorkSample in(String other) {
            return fill(base(other));
        }

        private WorkSample base(String where) {
            var sample = WorkSample.on(Basis.HOURLY, Money.ofCents(rate).amount(), WorkSample.differentials(NIGHT))
                    .in(where);
            return bonus == 0
                    ? sample
                    : sample.also(OtherPay.Kind.BONUS, Money.ofCents(bonus).amount());
        }

        private WorkSample fill(WorkSample sample) {
            for (int day = 0; day < 7; day++) {
                add(sample, day, quarters.get(day));
            }
            return sample;
        }

        private void add(WorkSample sample, int day, int quartersOfDay) {
            if (quartersOfDay > 0) {
                sample.segment(
                        day,
                        Segment.Kind.WORKED,
                        hours(quartersOfDay),
                        null,
                        nights.get(day) ? new String[] {"NIGHT"} : new String[0]);
            }
        }

        /** The same week with each day in two segments. */
        WorkSample split() {
            var sample = base(state);
            for (int day = 0; day < 7; day++) {
                int first = quarters.get(day) / 3;
                add(sample, day, first);
                add(sample, day, quarters.get(day) - first);
            }
            return sample;
        }

        private static String hours(int quarters) {
            return BigDecimal.valueOf(quarters * 25L, 2).toPlainString();
        }

        Money straight() {
            var work = sample();
            return work.gross().minus(work.of(PayCode.OVERTIME_PREMIUM)).minus(work.of(PayCode.STATE_OVERTIME_PREMIUM));
        }
    }

    @Provide
    Arbitrary<Case> weeks() {
        return Combinators.combine(
                        Arbitraries.of("TX", "CA", "AK", "NV", "CO", "KY"),
                        Arbitraries.frequencyOf(
                                        net.jqwik.api.Tuple.of(1, Arbitraries.just(0)),
                                        net.jqwik.api.Tuple.of(
                                                4, Arbitraries.integers().between(1, 64)))
                                .list()
                                .ofSize(7),
                        Arbitraries.of(true, false).list().ofSize(7),
                        Arbitraries.longs().between(725, 9_999),
                        Arbitraries.longs().between(0, 20_000))
                .as(Case::new);
    }

    @Property
    void paysAtLeastStraightTimeAndNoNegativePremium(@ForAll("weeks") Case week) {
        assertThat(week.sample().earnings())
                .allSatisfy(earning -> assertThat(earning.amount().isNegative()).isFalse());
        assertThat(week.sample().gross()).isGreaterThanOrEqualTo(week.straight());
    }

    @Property
    void changesNothingWhenDaysAreSplitIntoSegments(@ForAll("weeks") Case week) {
        assertThat(week.split().earnings()).isEqualTo(week.sample().earnings());
    }

    @Property
    void paysTheLargerOfFederalAndStatePremiumAndKeepsTheFederalOneWhole(@ForAll("weeks") Case week) {
        var inState = week.sample();
        var federalOnly = week.in("TX");
        assertThat(inState.of(PayCode.OVERTIME_PREMIUM)).isEqualTo(federalOnly.of(PayCode.OVERTIME_PREMIUM));
        assertThat(inState.gross()).isGreaterThanOrEqualTo(federalOnly.gross());
    }

    @Property
    void owesAtLeastTimeAndAHalfOfTheRateAbove40(@ForAll("weeks") Case week) {
        int quarters = week.quarters().stream().mapToInt(Integer::intValue).sum();
        var overtime = BigDecimal.valueOf(Math.max(0, quarters - 160) * 25L, 2);
        var least =
                Money.ofCents(week.rate()).times(overtime.multiply(new BigDecimal("0.5")), java.math.RoundingMode.DOWN);
        assertThat(week.sample().of(PayCode.OVERTIME_PREMIUM)).isGreaterThanOrEqualTo(least.minus(Money.ofCents(1)));
    }

    @Property
    void neverCountsAnHourTwice(@ForAll("weeks") Case week) {
        var days = new ArrayList<BigDecimal>();
        var total = BigDecimal.ZERO;
        for (int quarters : week.quarters()) {
            days.add(BigDecimal.valueOf(quarters * 25L, 2));
            total = total.add(days.getLast());
        }
        for (var state : List.of("CA", "AK", "NV", "CO", "KY")) {
            for (var rule : OvertimeRules.load().versions(state)) {
                var hours = rule.hours(days.toArray(BigDecimal[]::new), days, Rate.of(Money.ofCents(week.rate())));
                assertThat(hours.all()).isLessThanOrEqualTo(total);
                assertThat(hours.all()).isGreaterThanOrEqualTo(total.subtract(BigDecimal.valueOf(40)));
            }
        }
    }

    @Property
    void paysASalaryOfAnyPartsLikeTheWhole(@ForAll("salaries") long annual, @ForAll("parts") int first) {
        var whole = WorkSample.on(Basis.SALARIED, Money.ofCents(annual).amount(), PayAgreement.PLAIN)
                .salaryPart(10, 10);
        var parts = WorkSample.on(Basis.SALARIED, Money.ofCents(annual).amount(), PayAgreement.PLAIN)
                .salaryPart(first, 10)
                .salaryPart(10 - first, 10);
        assertThat(parts.gross()).isEqualTo(whole.gross());
    }

    @Provide
    Arbitrary<Long> salaries() {
        return Arbitraries.longs().between(3_556_800, 90_000_000);
    }

    @Provide
    Arbitrary<Integer> parts() {
        return Arbitraries.integers().between(0, 10);
    }
}
