package org.openpractice.payroll.compensation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;

/** The draw that a pay period pays: pure. */
final class DrawDue {

    private DrawDue() {}

    /**
     * Draw of a pay period. That of a month is paid with the period in which the month ends, or somebody's work in it, so
     * that whoever leaves has it with the last pay. A version that holds on some of the days only gives its days' part,
     * half up to the cent, and so does one that was agreed before the first day of work.
     *
     * @param lastDay last day of work; null while employed
     * @param drawing whether there is a draw for a day: somebody is employed on it, and nothing else pays one
     */
    public static Money of(
            ContractVersions versions, @Nullable LocalDate lastDay, Predicate<LocalDate> drawing, PayPeriod period) {
        var total = part(
                versions, lastDay, drawing, period.startsOn(), period.endsOn(), ContractTerms.DrawInterval.PAY_PERIOD);
        for (var month = YearMonth.from(period.startsOn());
                !month.atDay(1).isAfter(period.endsOn());
                month = month.plusMonths(1)) {
            var ends = lastDay != null && YearMonth.from(lastDay).equals(month) ? lastDay : month.atEndOfMonth();
            if (period.contains(ends)) {
                total = total.plus(part(
                        versions,
                        lastDay,
                        drawing,
                        month.atDay(1),
                        month.atEndOfMonth(),
                        ContractTerms.DrawInterval.MONTH));
            }
        }
        return total;
    }

    private static Money part(
            ContractVersions versions,
            @Nullable LocalDate lastDay,
            Predicate<LocalDate> drawing,
            LocalDate from,
            LocalDate to,
            ContractTerms.DrawInterval interval) {
        var ends = lastDay != null && lastDay.isBefore(to) ? lastDay : to;
        var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1);
        var total = Money.ZERO;
        for (var slice : versions.slices(from, ends)) {
            var draw = slice.version().terms().draw();
            if (draw != null && draw.interval() == interval) {
                var drawn = slice.from()
                        .datesUntil(slice.to().plusDays(1))
                        .filter(drawing)
                        .count();
                total = total.plus(Money.rounded(
                        draw.amount()
                                .decimal()
                                .multiply(BigDecimal.valueOf(drawn))
                                .divide(days, 2, RoundingMode.HALF_UP),
                        RoundingMode.HALF_UP));
            }
        }
        return total;
    }
}
