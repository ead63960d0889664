package org.openpractice.payroll.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.payroll.compensation.Contracts.contract;
import static org.openpractice.payroll.compensation.Contracts.terms;
import static org.openpractice.payroll.compensation.Contracts.tier;
import static org.openpractice.payroll.compensation.Contracts.version;
import static org.openpractice.payroll.compensation.Contracts.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.compensation.ContractTerms.ThresholdMethod;
import org.openpractice.payroll.compensation.ContractVersions.Version;
import org.openpractice.payroll.compensation.ProviderPay.Credit;
import org.openpractice.payroll.compensation.ProviderPay.Input;
import org.openpractice.payroll.compensation.ProviderPay.Result;
import org.openpractice.payroll.compensation.ProviderPay.Row;
import org.openpractice.payroll.compensation.ProviderPay.Settled;
import org.openpractice.platform.trace.Trace;

class ProviderPayPropertyTest {

    private static final Version FIRST = version(
            1,
            "2026-01-01",
            terms(ThresholdMethod.TO_DATE, "0.8325", null, tier("40.25", "45.37"), tier("90", "52.11")));
    private static final Version SECOND = version(2, "2026-05-18", terms(tier("30", "47.93"), tier("75.5", "61.01")));
    private static final ContractVersions BOTH = contract(FIRST, SECOND);

    private static Credit credit(int seed, BigDecimal sign) {
        return new Credit(
                UUID.nameUUIDFromBytes(Integer.toString(seed).getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                (seed % 2 == 0 ? FIRST : SECOND).id(),
                year(2026),
                BigDecimal.valueOf(seed, 4).multiply(sign));
    }

    private static Result settle(
            LocalDate to, List<Settled> settled, List<Credit> credits, Money draws, Money carried) {
        return ProviderPay.of(
                new Input(BOTH, to, settled, credits, null, List.of(), draws, draws, carried, Money.ZERO),
                Trace.none());
    }

    @Property
    void theRowsOfAStatementAddUpToTheSettlement(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 90_000) Integer> quantities,
            @ForAll @LongRange(min = 0, max = 500_000) long draws,
            @ForAll @LongRange(min = -100_000, max = 0) long carried) {
        var credits =
                quantities.stream().map(seed -> credit(seed, BigDecimal.ONE)).toList();
        var result =
                settle(LocalDate.of(2026, 9, 30), List.of(), credits, Money.ofCents(draws), Money.ofCents(carried));
        assertThat(Money.sum(result.rows().stream().map(Row::amount).toList())).isEqualTo(result.payable());
        assertThat(result.work().plus(result.quality()).plus(result.call()).plus(result.trueUp()))
                .isEqualTo(result.payable());
        assertThat(result.payable().isNegative()).isFalse();
        assertThat(result.carriedOn().isPositive()).isFalse();
        assertThat(result.payable().isZero() || result.carriedOn().isZero()).isTrue();
    }

    @Property
    void creditsAndTheirReversalsCancelToZeroWhenAndInWhateverOrderTheyCome(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 90_000) Integer> quantities, @ForAll long shuffle) {
        var credits = new ArrayList<Credit>();
        quantities.forEach(seed -> credits.add(credit(seed, BigDecimal.ONE)));
        var first = settle(LocalDate.of(2026, 9, 30), List.of(), credits, Money.ZERO, Money.ZERO);
        var reversals = new ArrayList<Credit>();
        quantities.forEach(seed -> reversals.add(credit(seed, BigDecimal.ONE.negate())));
        Collections.shuffle(reversals, new Random(shuffle));
        var settled = ProviderPayTest.after(List.of(), first);
        var second = settle(LocalDate.of(2027, 3, 31), settled, reversals, Money.ZERO, first.carriedOn());
        assertThat(first.work().plus(second.work())).isEqualTo(Money.ZERO);
        assertThat(first.payable().plus(second.carriedOn())).isEqualTo(Money.ZERO);
    }

    @Property
    void settlingInStepsGivesTheSameAsSettlingAtOnce(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 1, max = 90_000) Integer> quantities,
            @ForAll @IntRange(min = 1, max = 29) int cut) {
        var credits =
                quantities.stream().map(seed -> credit(seed, BigDecimal.ONE)).toList();
        int at = Math.min(cut, credits.size() - 1);
        var end = LocalDate.of(2026, 12, 31);
        var atOnce = settle(end, List.of(), credits, Money.ZERO, Money.ZERO);
        var first = settle(LocalDate.of(2026, 6, 30), List.of(), credits.subList(0, at), Money.ZERO, Money.ZERO);
        var second = settle(
                end,
                ProviderPayTest.after(List.of(), first),
                credits.subList(at, credits.size()),
                Money.ZERO,
                first.carriedOn());
        assertThat(first.work().plus(second.work())).isEqualTo(atOnce.work());
        assertThat(first.payable().plus(second.payable()).plus(second.carriedOn()))
                .isEqualTo(atOnce.payable());
    }
}
