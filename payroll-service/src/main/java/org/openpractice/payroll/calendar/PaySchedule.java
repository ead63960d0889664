package org.openpractice.payroll.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openpractice.platform.time.BusinessDays;

/**
 * The rule by which a pay calendar makes its periods and pay dates.
 *
 * @param anchor first day of some period; weekly and biweekly periods are counted from it, for the others it is unused
 *     but names the first month
 * @param workweekStartsOn first day of the fixed workweek of 168 hours (29 CFR 778.105)
 * @param payDaysAfterPeriodEnd days from the last day of a period to its pay date, before it is moved to a banking day
 */
public record PaySchedule(
        PayFrequency frequency, LocalDate anchor, DayOfWeek workweekStartsOn, int payDaysAfterPeriodEnd) {

    /** Says why banks are closed on a day, or nothing when they settle. */
    public interface BankClosing extends Function<LocalDate, Optional<String>> {

        /** The calendar of the Federal Reserve Banks, by which ACH entries settle. */
        static BankClosing ofReserveBanks() {
            return day -> BusinessDays.BANKING.isBusinessDay(day)
                    ? Optional.empty()
                    : Optional.of(BusinessDays.BANKING
                            .holiday(day)
                            .orElseGet(() -> day.getDayOfWeek() == DayOfWeek.SATURDAY ? "Saturday" : "Sunday"));
        }
    }

    /** @throws IllegalArgumentException when a weekly or biweekly period does not start with a workweek */
    public PaySchedule {
        if (payDaysAfterPeriodEnd < 0 || payDaysAfterPeriodEnd > 31) {
            throw new IllegalArgumentException("expected payDaysAfterPeriodEnd from 0 to 31");
        }
        boolean countedInWeeks = frequency == PayFrequency.WEEKLY || frequency == PayFrequency.BIWEEKLY;
        if (countedInWeeks && anchor.getDayOfWeek() != workweekStartsOn) {
            throw new IllegalArgumentException(
                    "expected a first period that starts with the workweek, on a " + workweekStartsOn);
        }
    }

    /** The period that a day belongs to. */
    public PayPeriod containing(LocalDate day, BankClosing closing) {
        return switch (frequency) {
            case WEEKLY -> inWeeks(day, 1, closing);
            case BIWEEKLY -> inWeeks(day, 2, closing);
            case SEMIMONTHLY ->
                day.getDayOfMonth() <= 15
                        ? period(day.withDayOfMonth(1), day.withDayOfMonth(15), closing)
                        : period(day.withDayOfMonth(16), YearMonth.from(day).atEndOfMonth(), closing);
            case MONTHLY -> period(day.withDayOfMonth(1), YearMonth.from(day).atEndOfMonth(), closing);
        };
    }

    /** Every period whose pay date falls in the year: taxes and year-to-date follow the pay date. */
    public List<PayPeriod> paidIn(int year, BankClosing closing) {
        var periods = new ArrayList<PayPeriod>();
        // A pay date is at most 31 days after the period's end and moves back at most a few days.
        var day = LocalDate.of(year, 1, 1).minusDays(80);
        while (true) {
            var period = containing(day, closing);
            if (period.payDate().getYear() > year) {
                return List.copyOf(periods);
            }
            if (period.payDate().getYear() == year) {
                periods.add(period);
            }
            day = period.endsOn().plusDays(1);
        }
    }

    /** First day of the workweek that a day belongs to. */
    public LocalDate workweekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(workweekStartsOn));
    }

    private PayPeriod inWeeks(LocalDate day, int weeks, BankClosing closing) {
        long length = 7L * weeks;
        long since = Math.floorDiv(ChronoUnit.DAYS.between(anchor, day), length);
        var startsOn = anchor.plusDays(since * length);
        return period(startsOn, startsOn.plusDays(length - 1), closing);
    }

    private PayPeriod period(LocalDate startsOn, LocalDate endsOn, BankClosing closing) {
        var explanation = new ArrayList<String>();
        explanation.add("%s period from %s to %s".formatted(frequency, startsOn, endsOn));
        var payDate = endsOn.plusDays(payDaysAfterPeriodEnd);
        explanation.add("pay date %d days after the period's end: %s %s"
                .formatted(payDaysAfterPeriodEnd, payDate.getDayOfWeek(), payDate));
        for (var closed = closing.apply(payDate); closed.isPresent(); closed = closing.apply(payDate)) {
            var earlier = payDate.minusDays(1);
            explanation.add("%s is not a banking day (%s): moved to %s %s"
                    .formatted(payDate, closed.get(), earlier.getDayOfWeek(), earlier));
            payDate = earlier;
        }
        return new PayPeriod(startsOn, endsOn, payDate, List.copyOf(explanation));
    }
}
