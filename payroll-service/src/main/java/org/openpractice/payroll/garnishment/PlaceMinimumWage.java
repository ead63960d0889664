package org.openpractice.payroll.garnishment;

import java.util.Objects;
import org.openpractice.contracts.Money;

/**
 * The minimum hourly wage where the debtor works, for states whose limit follows a county's or a city's wage.
 *
 * @param year year it was looked up for; it counts for pay dates of that year only
 */
public record PlaceMinimumWage(Money hourly, int year) {

    public PlaceMinimumWage {
        if (!Objects.requireNonNullElse(hourly, Money.ZERO).isPositive()) {
            throw new IllegalArgumentException("expected an hourly wage above zero");
        }
        if (year < 2000 || year > 2100) {
            throw new IllegalArgumentException("expected a year from 2000 to 2100");
        }
    }
}
