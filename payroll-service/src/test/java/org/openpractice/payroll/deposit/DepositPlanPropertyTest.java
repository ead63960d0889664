package org.openpractice.payroll.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.deposit.DepositPlan.Share;
import org.openpractice.payroll.deposit.DepositPlan.Split;

class DepositPlanPropertyTest {

    @Property(tries = 1000)
    void thePartsAlwaysAddUpToTheNet(
            @ForAll @LongRange(min = 0, max = 99_999_999) long net,
            @ForAll @Size(max = 4) List<@LongRange(min = 1, max = 500_000) Long> fixed,
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 2_500) Integer> hundredths,
            @ForAll @IntRange(min = 0, max = 8) int remainderAt) {
        var shares = new ArrayList<Share>();
        fixed.forEach(cents -> shares.add(new Share(UUID.randomUUID(), Split.FIXED, Money.ofCents(cents), null)));
        hundredths.forEach(
                value -> shares.add(new Share(UUID.randomUUID(), Split.PERCENT, null, BigDecimal.valueOf(value, 2))));
        var remainder = new Share(UUID.randomUUID(), Split.REMAINDER, null, null);
        shares.add(Math.min(remainderAt, shares.size()), remainder);

        var parts = new DepositPlan(shares).allocate(Money.ofCents(net));
        assertThat(Money.sum(parts.stream().map(DepositPlan.Part::amount).toList()))
                .isEqualTo(Money.ofCents(net));
        assertThat(parts).allMatch(part -> part.amount().isPositive());
        assertThat(parts.stream().map(DepositPlan.Part::accountId)).doesNotHaveDuplicates();
        for (var part : parts) {
            var share = shares.stream()
                    .filter(candidate -> candidate.accountId().equals(part.accountId()))
                    .findFirst()
                    .orElseThrow();
            if (share.amount() != null) {
                assertThat(part.amount()).isLessThanOrEqualTo(share.amount());
            }
        }
    }

    @Example
    void fixedAmountsComeFirstThenPercentagesOfTheNetThenTheRest() {
        var rest = new Share(UUID.randomUUID(), Split.REMAINDER, null, null);
        var tenth = new Share(UUID.randomUUID(), Split.PERCENT, null, new BigDecimal("10"));
        var fixed = new Share(UUID.randomUUID(), Split.FIXED, Money.of("250.00"), null);
        var second = new Share(UUID.randomUUID(), Split.FIXED, Money.of("100.00"), null);
        var plan = new DepositPlan(List.of(rest, tenth, fixed, second));
        assertThat(plan.allocate(Money.of("1000.05")))
                .containsExactlyInAnyOrder(
                        new DepositPlan.Part(fixed.accountId(), Money.of("250.00")),
                        new DepositPlan.Part(second.accountId(), Money.of("100.00")),
                        // 10 % of 1,000.05 is 100.005
                        new DepositPlan.Part(tenth.accountId(), Money.of("100.01")),
                        new DepositPlan.Part(rest.accountId(), Money.of("550.04")));
        // What is left decides where the net does not reach.
        assertThat(plan.allocate(Money.of("300.00")))
                .containsExactlyInAnyOrder(
                        new DepositPlan.Part(fixed.accountId(), Money.of("250.00")),
                        new DepositPlan.Part(second.accountId(), Money.of("50.00")));
        assertThat(plan.allocate(Money.ZERO)).isEmpty();
    }

    @Example
    void refusesWhatDoesNotShareANet() {
        var rest = new Share(UUID.randomUUID(), Split.REMAINDER, null, null);
        var other = new Share(UUID.randomUUID(), Split.REMAINDER, null, null);
        var sixty = new Share(UUID.randomUUID(), Split.PERCENT, null, new BigDecimal("60"));
        var fortyOne = new Share(UUID.randomUUID(), Split.PERCENT, null, new BigDecimal("40.01"));
        refused("exactly one account that takes the remainder", rest, other);
        refused("exactly one account that takes the remainder", sixty);
        refused("each account once", rest, sixty, new Share(sixty.accountId(), Split.FIXED, Money.of("1.00"), null));
        refused("at most 100", rest, sixty, fortyOne);
        assertThatThrownBy(() -> new Share(UUID.randomUUID(), Split.FIXED, Money.ZERO, null))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> new Share(UUID.randomUUID(), Split.REMAINDER, null, BigDecimal.ONE))
                .hasMessageContaining("none otherwise");
        assertThatThrownBy(() -> new Share(UUID.randomUUID(), Split.PERCENT, null, new BigDecimal("0.001")))
                .hasMessageContaining("two decimals");
        assertThatThrownBy(() -> new DepositPlan(List.of(rest)).allocate(Money.ofCents(-1)))
                .hasMessageContaining("zero or more");
    }

    private static void refused(String message, Share... shares) {
        var list = List.of(shares);
        assertThatThrownBy(() -> new DepositPlan(list)).hasMessageContaining(message);
    }
}
