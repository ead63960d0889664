package org.openpractice.payroll.minimumwage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;

/** The table against what the agencies announced. */
class MinimumWagesTest {

    private final MinimumWages wages = MinimumWages.load();

    private LeastPay hourly(String state, String city, String day) {
        return wages.hourly(new Place(state, new Locality(null, city, null, null)), LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({
        "TX, , 2026-06-01, 7.25",
        "GA, , 2026-06-01, 7.25",
        "CA, , 2025-12-31, 16.50",
        "CA, , 2026-01-01, 16.90",
        "CA, SAN-DIEGO, 2026-01-01, 17.75",
        "AZ, , 2026-11-01, 15.15",
        "AK, , 2026-06-30, 13.00",
        "AK, , 2026-07-01, 14.00",
        "DC, , 2026-07-01, 18.40",
        "FL, , 2026-09-29, 14.00",
        "FL, , 2026-09-30, 15.00",
        "NY, , 2026-01-01, 16.00",
        "NY, NYC, 2026-01-01, 17.00",
        "NY, NYC, 2025-01-01, 16.50",
        "WA, , 2026-01-01, 17.13",
        "WA, SEATTLE, 2026-01-01, 21.30",
        // A city without a wage of its own has that of the state
        "PA, PHILADELPHIA, 2026-01-01, 7.25"
    })
    void isTheHighestOfFederalStateAndCity(String state, String city, String day, String amount) {
        assertThat(hourly(state, city, day).amount()).isEqualTo(Money.of(amount));
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThat(hourly("TX", null, "2026-06-01").openFor(Money.of("7.25"))).isNull();
        assertThat(hourly("WA", null, "2026-06-01").openFor(Money.of("18.00"))).contains("Seattle");
        assertThat(hourly("WA", null, "2026-06-01").openFor(Money.of("30.00"))).isNull();
        assertThat(hourly("WA", "SEATTLE", "2026-06-01").openFor(Money.of("21.30")))
                .isNull();
        var later = hourly("OH", null, "2027-01-01");
        assertThat(later.amount()).isEqualTo(Money.of("11.00"));
        assertThat(later.openFor(Money.of("60.00"))).contains("2027-01-01", "was not checked");
        var before = hourly("OH", null, "2024-12-31");
        assertThat(before.amount()).isEqualTo(Money.of("7.25"));
        assertThat(before.openFor(Money.of("60.00"))).contains("was not checked");
        assertThat(hourly("CA", "SAN-FRANCISCO", "2026-07-01").openFor(Money.of("60.00")))
                .contains("was not checked");
    }

    @ParameterizedTest
    @CsvSource({
        "CA, 2025-12-31, 1320.00",
        "CA, 2026-01-01, 1352.00",
        "WA, 2026-01-01, 1541.70",
        "ME, 2026-01-01, 871.16",
        "CO, 2026-01-01, 1111.23",
        "AK, 2026-07-01, 1120.00"
    })
    void knowsTheSalariesOfExemptEmployees(String state, String day, String weekly) {
        assertThat(wages.exemptWeekly(Place.in(state), LocalDate.parse(day))
                        .orElseThrow()
                        .amount())
                .isEqualTo(Money.of(weekly));
        assertThat(wages.exemptWeekly(Place.in("TX"), LocalDate.parse(day))).isEmpty();
    }

    /** California, Alaska and Washington tie the salary to the minimum wage: the two columns hold each other. */
    @Test
    void salariesFollowTheMinimumWageWhereTheLawSaysSo() {
        for (var day : new String[] {"2026-01-01", "2026-07-01"}) {
            var on = LocalDate.parse(day);
            for (var state : new String[] {"CA", "AK"}) {
                var twice = hourly(state, null, day).amount().decimal().multiply(new java.math.BigDecimal("80"));
                assertThat(wages.exemptWeekly(Place.in(state), on).orElseThrow().amount())
                        .isEqualTo(Money.of(twice));
            }
            var washington = hourly("WA", null, day).amount().decimal().multiply(new java.math.BigDecimal("90"));
            assertThat(wages.exemptWeekly(Place.in("WA"), on).orElseThrow().amount())
                    .isEqualTo(Money.of(washington));
        }
    }
}
