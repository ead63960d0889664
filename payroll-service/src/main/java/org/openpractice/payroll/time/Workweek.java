package org.openpractice.payroll.time;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.openpractice.contracts.Money;

/**
 * Approved work of one employee in one fixed workweek of 168 hours.
 *
 * @param hours hours worked, at most two decimal places
 * @param bonus non-discretionary bonus earned in this week; part of the regular rate (29 CFR 778.208)
 */
public record Workweek(LocalDate startsOn, BigDecimal hours, Money bonus) {

    private static final BigDecimal HOURS_OF_A_WEEK = BigDecimal.valueOf(168);

    public Workweek {
        if (hours.signum() < 0
                || hours.compareTo(HOURS_OF_A_WEEK) > 0
                || hours.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("expected hours from 0 to 168 with at most two decimal places");
        }
        if (bonus.isNegative()) {
            throw new IllegalArgumentException("expected a bonus of zero or more");
        }
        hours = hours.setScale(2);
    }

    public LocalDate endsOn() {
        return startsOn.plusDays(6);
    }
}
