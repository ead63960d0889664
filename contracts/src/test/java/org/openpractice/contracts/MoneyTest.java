package org.openpractice.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isADecimalStringWithItsCurrencyInJson() throws Exception {
        assertThat(JSON.writeValueAsString(Money.ofCents(-123450)))
                .isEqualTo("{\"amount\":\"-1234.50\",\"currency\":\"USD\"}");
        assertThat(JSON.readValue("{\"amount\":\"0.5\",\"currency\":\"USD\"}", Money.class))
                .isEqualTo(Money.ofCents(50));
    }

    @Test
    void refusesWhatIsNotAnAmountOfDollars() {
        assertThatThrownBy(() -> Money.of("12.345")).hasMessageContaining("two decimal places");
        assertThatThrownBy(() -> Money.of("twelve")).hasMessageContaining("decimal amount");
        assertThatThrownBy(() -> JSON.readValue("{\"amount\":\"1.00\",\"currency\":\"EUR\"}", Money.class))
                .hasMessageContaining("expected currency USD");
        assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE).plus(Money.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roundsOnlyInTheNamedWay() {
        assertThat(Money.of("0.05").times(new BigDecimal("0.5"), RoundingMode.HALF_UP))
                .isEqualTo(Money.of("0.03"));
        assertThat(Money.of("0.05").times(new BigDecimal("0.5"), RoundingMode.DOWN))
                .isEqualTo(Money.of("0.02"));
    }

    @Property
    void readsBackWhatItWrites(@ForAll long cents) throws Exception {
        var money = Money.ofCents(cents);
        assertThat(JSON.readValue(JSON.writeValueAsString(money), Money.class)).isEqualTo(money);
        assertThat(Money.of(money.amount())).isEqualTo(money);
    }

    @Property
    void thePartsOfAnAllocationAddUpToTheWhole(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long cents,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 10_000) Integer> weights) {
        var whole = Money.ofCents(cents);
        var parts =
                whole.allocate(weights.stream().mapToLong(Integer::longValue).toArray());
        assertThat(parts).hasSameSizeAs(weights);
        assertThat(Money.sum(parts)).isEqualTo(whole);
        assertThat(parts).allMatch(part -> part.isZero() || part.isNegative() == whole.isNegative());
    }

    @Test
    void refusesToAllocateByNothing() {
        assertThatThrownBy(() -> Money.of("1.00").allocate(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("1.00").allocate(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
