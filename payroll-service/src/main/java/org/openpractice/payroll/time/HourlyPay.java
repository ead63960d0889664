package org.openpractice.payroll.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.withholding.Trace;

/**
 * Pay of one workweek by the hour. Overtime is owed above 40 hours (29 USC 207(a)) at one and a half times the regular
 * rate; the straight part is in {@code straight} already, so the premium is the half (29 CFR 778.110). The regular rate
 * is all pay of the week, bonuses included, divided by all hours worked. Weeks are never averaged.
 *
 * @param overtimeHours hours above 40
 * @param premium half of the regular rate for each overtime hour, rounded half up to the cent
 */
public record HourlyPay(Workweek week, Money rate, Money straight, BigDecimal overtimeHours, Money premium) {

    private static final BigDecimal OVERTIME_ABOVE = BigDecimal.valueOf(40);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    public static HourlyPay of(Workweek week, Money rate, Trace trace) {
        var rule = "FLSA overtime, workweek of " + week.startsOn();
        var straight = rate.times(week.hours(), RoundingMode.HALF_UP);
        trace.add(rule, "straight time", "%s h x %s".formatted(week.hours(), rate.amount()), straight);
        if (week.bonus().isPositive()) {
            trace.add(rule, "bonus", "Non-discretionary, in the regular rate", week.bonus());
        }
        var overtimeHours = week.hours().subtract(OVERTIME_ABOVE).max(BigDecimal.ZERO);
        if (overtimeHours.signum() == 0) {
            return new HourlyPay(week, rate, straight, overtimeHours, Money.ZERO);
        }
        var all = straight.plus(week.bonus());
        var regularRate = all.decimal().divide(week.hours(), 10, RoundingMode.HALF_UP);
        trace.add(
                rule,
                "regular rate",
                "%s / %s h".formatted(all.amount(), week.hours()),
                regularRate.setScale(4, RoundingMode.HALF_UP).toPlainString());
        var premium = Money.rounded(regularRate.multiply(HALF).multiply(overtimeHours), RoundingMode.HALF_UP);
        trace.add(rule, "premium", "0.5 x regular rate x %s h above 40".formatted(overtimeHours), premium);
        return new HourlyPay(week, rate, straight, overtimeHours, premium);
    }

    public Money total() {
        return straight.plus(week.bonus()).plus(premium);
    }
}
