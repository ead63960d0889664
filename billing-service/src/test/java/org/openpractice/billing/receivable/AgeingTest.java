package org.openpractice.billing.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

class AgeingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void countsTheLastDayOfABucketIntoIt() {
        var ageing = Ageing.NONE;
        for (int days : new int[] {0, 30, 31, 60, 61, 90, 91, 120, 121, 400}) {
            ageing = ageing.with(Money.of("1.00"), TODAY.minusDays(days), TODAY);
        }

        assertThat(ageing.days0To30()).isEqualTo(Money.of("2.00"));
        assertThat(ageing.days31To60()).isEqualTo(Money.of("2.00"));
        assertThat(ageing.days61To90()).isEqualTo(Money.of("2.00"));
        assertThat(ageing.days91To120()).isEqualTo(Money.of("2.00"));
        assertThat(ageing.over120Days()).isEqualTo(Money.of("2.00"));
        assertThat(ageing.total()).isEqualTo(Money.of("10.00"));
    }

    @Test
    void keepsCreditsApart() {
        var ageing =
                Ageing.NONE.with(Money.of("50.00"), TODAY, TODAY).with(Money.of("-20.00"), TODAY.minusDays(200), TODAY);

        assertThat(ageing.total()).isEqualTo(Money.of("50.00"));
        assertThat(ageing.days0To30()).isEqualTo(Money.of("50.00"));
        assertThat(ageing.over120Days()).isEqualTo(Money.ZERO);
        assertThat(ageing.credits()).isEqualTo(Money.of("20.00"));
    }
}
