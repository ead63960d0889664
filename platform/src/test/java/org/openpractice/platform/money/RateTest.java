package org.openpractice.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.csv.CsvRow;

class RateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "20,20.00",
        "20.5,20.50",
        "23.4375,23.4375",
        "0.0001,0.0001",
        "-1.125,-1.125",
        "65000,65000.00",
        "0,0.00"
    })
    void keepsUpToFourPlacesAndShowsTwoAtLeast(String said, String shown) throws Exception {
        var rate = Rate.of(said);
        assertThat(rate.amount()).isEqualTo(shown);
        assertThat(Rate.of(rate.decimal())).isEqualTo(rate);
        assertThat(JSON.writeValueAsString(rate))
                .isEqualTo("{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(shown));
        assertThat(JSON.readValue(JSON.writeValueAsString(rate), Rate.class)).isEqualTo(rate);
        assertThat(CsvRow.of(rate)).isEqualTo(shown + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23.43751", "0.00001", "1.123456"})
    void refusesFivePlaces(String said) {
        assertThatThrownBy(() -> Rate.of(said)).hasMessageContaining("at most four decimal places");
        assertThatThrownBy(() -> Cells.rate(said)).hasMessageContaining("at most four decimals");
        assertThatThrownBy(() -> JSON.readValue("{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(said), Rate.class))
                .hasMessageContaining("at most four decimal places");
    }

    @Test
    void refusesWhatIsNoRateOfDollars() {
        assertThatThrownBy(() -> Rate.of("twelve")).hasMessageContaining("decimal rate");
        assertThatThrownBy(() -> JSON.readValue("{\"amount\":\"1.00\",\"currency\":\"EUR\"}", Rate.class))
                .hasMessageContaining("expected currency USD");
    }

    @Test
    void comesToAnAmountThatIsRoundedOnce() {
        assertThat(Rate.of("23.4375").times(new BigDecimal("75.5"), RoundingMode.HALF_UP))
                .isEqualTo(Money.of("1769.53"));
        assertThat(Rate.of("7.2499").isBelow(Money.of("7.25"))).isTrue();
        assertThat(Rate.of("7.25").isBelow(Money.of("7.25"))).isFalse();
        assertThat(Rate.of("20.0001").plus(Money.of("0.48"))).isEqualTo(Rate.of("20.4801"));
        assertThat(Cells.rate("$1,234.5678")).isEqualTo(Rate.of("1234.5678"));
    }
}
