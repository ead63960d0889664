package org.openpractice.payroll.marketpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.marketpay.AdjustmentPlan.Candidate;
import org.openpractice.payroll.marketpay.AdjustmentPlan.Cell;
import org.openpractice.payroll.marketpay.AdjustmentPlan.LowestCompaRatioFirst;
import org.openpractice.payroll.marketpay.AdjustmentPlan.MeritMatrix;
import org.openpractice.payroll.marketpay.AdjustmentPlan.Raise;
import org.openpractice.payroll.marketpay.AdjustmentPlan.Rating;
import org.openpractice.platform.money.Rate;

class AdjustmentPlanTest {

    private static final LowestCompaRatioFirst TO_THE_MIDPOINT = new LowestCompaRatioFirst(BigDecimal.ONE);

    private static Candidate salaried(String number, String rate, String midpoint) {
        return candidate(number, false, rate, midpoint, null);
    }

    private static Candidate candidate(
            String number, boolean hourly, String rate, String midpoint, @Nullable String maximum) {
        return new Candidate(
                UUID.nameUUIDFromBytes(number.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                number,
                "Nurse",
                hourly,
                Rate.of(rate),
                Money.of(midpoint),
                maximum == null ? null : Money.of(maximum));
    }

    @Test
    void liftsTheLowestToOneLevelAndLeavesTheOthers() {
        var plan = AdjustmentPlan.of(
                List.of(
                        salaried("E-1", "40000.00", "50000.00"), // 0.80
                        salaried("E-2", "45000.00", "50000.00"), // 0.90
                        salaried("E-3", "60000.00", "50000.00")), // 1.20
                Money.of("7000.00"),
                TO_THE_MIDPOINT);
        // 5,000 lifts E-1 to 0.90; the last 2,000 lift both to 0.92.
        assertThat(plan.raises())
                .extracting(Raise::rateAfter)
                .containsExactly(Rate.of("46000.00"), Rate.of("46000.00"));
        assertThat(plan.total()).isEqualTo(Money.of("7000.00"));
        assertThat(plan.raises().getFirst().explanation())
                .isEqualTo("lifted to the common compa-ratio 0.9200 of midpoint 50000.00");
    }

    @Test
    void stopsAtTheTargetAndLeavesTheRestOfTheBudget() {
        var plan = AdjustmentPlan.of(
                List.of(salaried("E-1", "40000.00", "50000.00")), Money.of("50000.00"), TO_THE_MIDPOINT);
        assertThat(plan.total()).isEqualTo(Money.of("10000.00"));
    }

    /** 23.4375 x 2,080 is 48,750.00; the raise leaves the hundredths of a cent as they were. */
    @Test
    void anHourlyRateOfFourDecimalsIsRaisedByWholeCentsToo() {
        var plan = AdjustmentPlan.of(
                List.of(candidate("E-1", true, "23.4375", "52000.00", null)), Money.of("1000.00"), TO_THE_MIDPOINT);
        assertThat(plan.raises().getFirst().candidate().annual()).isEqualTo(Money.of("48750.00"));
        assertThat(plan.raises().getFirst().rateAfter()).isEqualTo(Rate.of("23.9175"));
        assertThat(plan.total()).isEqualTo(Money.of("998.40"));
    }

    @Test
    void raisesAnHourlyRateByWholeCentsWithinTheBudget() {
        var plan = AdjustmentPlan.of(
                List.of(candidate("E-1", true, "20.00", "52000.00", null)), Money.of("1000.00"), TO_THE_MIDPOINT);
        // 1,000 / 2,080 is 48 cents and a bit; 0.48 x 2,080 = 998.40
        assertThat(plan.raises().getFirst().rateAfter()).isEqualTo(Rate.of("20.48"));
        assertThat(plan.total()).isEqualTo(Money.of("998.40"));
    }

    @Test
    void raisesNobodyAboveTheMaximumOfTheRange() {
        var plan = AdjustmentPlan.of(
                List.of(candidate("E-1", false, "40000.00", "50000.00", "41000.00")),
                Money.of("9000.00"),
                TO_THE_MIDPOINT);
        assertThat(plan.total()).isEqualTo(Money.of("1000.00"));
        assertThat(plan.raises().getFirst().explanation()).endsWith("no more than the range's maximum 41000.00");
    }

    @Test
    void raisesByRatingAndCompaRatioAndReducesAllAlikeWhenTheBudgetIsShort() {
        var low = salaried("E-1", "40000.00", "50000.00");
        var high = salaried("E-2", "55000.00", "50000.00");
        var unrated = salaried("E-3", "40000.00", "50000.00");
        var matrix = new MeritMatrix(
                List.of(
                        new Cell("good", new BigDecimal("0.90"), new BigDecimal("5")),
                        new Cell("good", new BigDecimal("9"), new BigDecimal("2"))),
                List.of(new Rating(low.employeeId(), "good"), new Rating(high.employeeId(), "good")));
        var plan = AdjustmentPlan.of(List.of(high, unrated, low), Money.of("10000.00"), matrix);
        assertThat(plan.raises())
                .extracting(Raise::annualIncrease)
                .containsExactly(Money.of("2000.00"), Money.of("1100.00"));
        assertThat(plan.raises().getFirst().explanation()).isEqualTo("rating good, compa-ratio 0.8000 below 0.90: 5 %");
        var shorter = AdjustmentPlan.of(List.of(low, high), Money.of("1550.00"), matrix);
        assertThat(shorter.raises())
                .extracting(Raise::annualIncrease)
                .containsExactly(Money.of("1000.00"), Money.of("550.00"));
    }

    @Property
    void neverSpendsMoreThanTheBudgetAndDoesNotDependOnTheOrder(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1_000_000, max = 20_000_000) Long> salaries,
            @ForAll @LongRange(min = 1, max = 50_000_000) long budget,
            @ForAll long shuffle) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < salaries.size(); i++) {
            boolean hourly = salaries.get(i) % 3 == 0;
            candidates.add(new Candidate(
                    new UUID(0, i),
                    "E-" + i,
                    "Nurse",
                    hourly,
                    new Rate(hourly ? salaries.get(i) * 100 / 2080 : salaries.get(i) * 100),
                    Money.ofCents(9_000_000 + 1_000 * (i % 7)),
                    null));
        }
        var plan = AdjustmentPlan.of(candidates, Money.ofCents(budget), TO_THE_MIDPOINT);
        assertThat(plan.total()).isLessThanOrEqualTo(Money.ofCents(budget));
        assertThat(plan.total())
                .isEqualTo(Money.sum(
                        plan.raises().stream().map(Raise::annualIncrease).toList()));
        assertThat(plan.raises())
                .allSatisfy(raise -> assertThat(raise.candidate().annual(raise.rateAfter()))
                        .isLessThanOrEqualTo(raise.candidate().midpoint()));
        Collections.shuffle(candidates, new Random(shuffle));
        assertThat(AdjustmentPlan.of(candidates, Money.ofCents(budget), TO_THE_MIDPOINT))
                .isEqualTo(plan);
        var ratings = candidates.stream()
                .map(candidate -> new Rating(candidate.employeeId(), "good"))
                .toList();
        var matrix = new MeritMatrix(List.of(new Cell("good", BigDecimal.TEN, new BigDecimal("3.7"))), ratings);
        assertThat(AdjustmentPlan.of(candidates, Money.ofCents(budget), matrix).total())
                .isLessThanOrEqualTo(Money.ofCents(budget));
    }

    @Test
    void refusesATargetOrPercentageThatMakesNoSense() {
        assertThatThrownBy(() -> new LowestCompaRatioFirst(BigDecimal.ZERO)).hasMessageContaining("target above 0");
        assertThatThrownBy(() -> new Cell("good", BigDecimal.ONE, new BigDecimal("101")))
                .hasMessageContaining("percent from 0 to 100");
    }

    /** Family practice in the MGMA survey of 2014: p25 175,139, median 211,452, p75 268,915, p90 345,540 dollars. */
    @Test
    void compaRatioAndPenetrationOfAFamilyPhysician() {
        var market = new PayPosition(Money.of("211452.00"), Money.of("175139.00"), Money.of("345540.00"));
        assertThat(market.compaRatio(Money.of("211452.00"))).isEqualByComparingTo("1");
        assertThat(market.compaRatio(Money.of("268915.00"))).isEqualByComparingTo("1.2718");
        assertThat(market.rangePenetration(Money.of("211452.00"))).isEqualByComparingTo("0.2131");
        assertThat(market.rangePenetration(Money.of("170000.00"))).isEqualByComparingTo("-0.0302");
        assertThat(new PayPosition(null, null, Money.of("1.00")).compaRatio(Money.of("1.00")))
                .isNull();
        assertThat(new PayPosition(null, null, Money.of("1.00")).rangePenetration(Money.of("1.00")))
                .isNull();
    }
}
