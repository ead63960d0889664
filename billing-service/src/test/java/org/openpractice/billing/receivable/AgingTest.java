package org.openpractice.billing.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

class AgingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void countsTheLastDayOfABucketIntoIt() {
        var aging = Aging.NONE;
        for (int days : new int[] {0, 30, 31, 60, 61, 90, 91, 120, 121, 400}) {
            aging = aging.with(Money.of("1.00"), TODAY.minusDays(days), TODAY);
        }

        assertThat(aging.days0To30()).isEqualTo(Money.of("2.00"));
        assertThat(aging.days31To60()).isEqualTo(Money.of("2.00"));
        assertThat(aging.days61To90()).isEqualTo(Money.of("2.00"));
        assertThat(aging.days91To120()).isEqualTo(Money.of("2.00"));
        assertThat(aging.over120Days()).isEqualTo(Money.of("2.00"));
        assertThat(aging.total()).isEqualTo(Money.of("10.00"));
    }

    @Test
    void keepsCreditsApart() {
        var aging =
                Aging.NONE.with(Money.of("50.00"), TODAY, TODAY).with(Money.of("-20.00"), TODAY.minusDays(200), TODAY);

        assertThat(aging.total()).isEqualTo(Money.of("50.00"));
        assertThat(aging.days0To30()).isEqualTo(Money.of("50.00"));
        assertThat(aging.over120Days()).isEqualTo(Money.ZERO);
        assertThat(aging.credits()).isEqualTo(Money.of("20.00"));
    }
}
