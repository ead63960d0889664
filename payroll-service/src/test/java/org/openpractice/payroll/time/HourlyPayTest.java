package org.openpractice.payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.withholding.Trace;

class HourlyPayTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 1);
    private final Trace trace = new Trace();

    @Test
    void paysStraightTimeUpTo40Hours() {
        var pay = pay("40", "0", "20");
        assertThat(pay.premium()).isEqualTo(Money.ZERO);
        assertThat(pay.total()).isEqualTo(Money.of("800.00"));
    }

    @Test
    void paysHalfTheRegularRateForEachHourAbove40() {
        // Five overtime hours at a base of 20 dollars: the premium that Form W-2 box 12 TT reports is 50 dollars.
        var pay = pay("45", "0", "20");
        assertThat(pay.straight()).isEqualTo(Money.of("900.00"));
        assertThat(pay.premium()).isEqualTo(Money.of("50.00"));
        assertThat(pay.total()).isEqualTo(Money.of("950.00"));
    }

    @Test
    void countsABonusInTheRegularRate() {
        // 50 h x 15 = 750, bonus 50: 800 / 50 h = 16; 0.5 x 16 x 10 h = 80
        var pay = pay("50", "50", "15");
        assertThat(pay.premium()).isEqualTo(Money.of("80.00"));
        assertThat(pay.total()).isEqualTo(Money.of("880.00"));
        assertThat(trace.lines())
                .anyMatch(line ->
                        line.line().equals("regular rate") && line.value().equals("16.0000"));
    }

    @Test
    void neverAveragesWeeks() {
        assertThat(pay("50", "0", "20").premium().plus(pay("30", "0", "20").premium()))
                .isEqualTo(Money.of("100.00"));
    }

    @Test
    void refusesHoursThatDoNotFitIntoAWeek() {
        assertThatThrownBy(() -> week("168.01", "0")).hasMessageContaining("0 to 168");
        assertThatThrownBy(() -> week("-1", "0")).hasMessageContaining("0 to 168");
        assertThatThrownBy(() -> week("1.125", "0")).hasMessageContaining("two decimal places");
        assertThatThrownBy(() -> week("1", "-1")).hasMessageContaining("bonus");
    }

    private HourlyPay pay(String hours, String bonus, String rate) {
        return HourlyPay.of(week(hours, bonus), Money.of(rate), trace);
    }

    private static Workweek week(String hours, String bonus) {
        return new Workweek(SUNDAY, new BigDecimal(hours), Money.of(bonus));
    }
}
