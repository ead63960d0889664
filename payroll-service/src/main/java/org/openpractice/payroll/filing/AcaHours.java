package org.openpractice.payroll.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Hours of service of one employee over a measurement period (26 CFR 54.4980H-3(b), (d)). Hours paid by the hour count as
 * they were paid, leave included; for a salary each Monday to Friday of the employment counts eight hours (days-worked
 * equivalency, 54.4980H-3(b)(3)(ii)(A)); a per-diem shift counts eight. Hours of a pay period are spread evenly over its
 * days to find their months. What a former provider paid counts the hours that were taken over, of a salary too.
 *
 * @param averageWeekly total by the weeks of the period
 * @param fullTime 30 hours a week or 130 a month on average (54.4980H-1(a)(21))
 */
record AcaHours(
        UUID employeeId,
        String employeeNumber,
        List<Month> months,
        BigDecimal hours,
        BigDecimal averageWeekly,
        BigDecimal averageMonthly,
        boolean fullTime) {

    @Schema(name = "AcaMonth")
    public record Month(YearMonth month, BigDecimal hours) {}

    /**
     * What one run paid for.
     *
     * @param hours paid by the hour
     * @param shifts paid by the shift
     * @param salaried whether a salary was paid
     */
    record Paid(LocalDate from, LocalDate to, BigDecimal hours, BigDecimal shifts, boolean salaried) {}

    private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(8);
    private static final BigDecimal FULL_TIME_WEEK = BigDecimal.valueOf(30);
    private static final BigDecimal FULL_TIME_MONTH = BigDecimal.valueOf(130);

    static AcaHours of(
            UUID employeeId,
            String employeeNumber,
            LocalDate from,
            LocalDate to,
            List<Paid> paid,
            Predicate<LocalDate> employed) {
        var months = new TreeMap<YearMonth, BigDecimal>();
        for (var month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            months.put(month, BigDecimal.ZERO);
        }
        var salariedDays = new HashSet<LocalDate>();
        for (var run : paid) {
            spread(run, months);
            if (run.salaried()) {
                for (var day = run.from(); !day.isAfter(run.to()); day = day.plusDays(1)) {
                    if (isWeekday(day) && employed.test(day) && salariedDays.add(day)) {
                        months.computeIfPresent(YearMonth.from(day), (month, hours) -> hours.add(HOURS_A_DAY));
                    }
                }
            }
        }
        var total = months.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var weekly = total.multiply(BigDecimal.valueOf(7))
                .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1), 2, RoundingMode.HALF_UP);
        var monthly = total.divide(BigDecimal.valueOf(months.size()), 2, RoundingMode.HALF_UP);
        return new AcaHours(
                employeeId,
                employeeNumber,
                months.entrySet().stream()
                        .map(month -> new Month(month.getKey(), month.getValue()))
                        .toList(),
                total,
                weekly,
                monthly,
                weekly.compareTo(FULL_TIME_WEEK) >= 0 || monthly.compareTo(FULL_TIME_MONTH) >= 0);
    }

    /** The parts add up to the whole: each day has what is left over the days that are left. */
    private static void spread(Paid run, TreeMap<YearMonth, BigDecimal> months) {
        var left = run.hours().add(run.shifts().multiply(HOURS_A_DAY)).setScale(2, RoundingMode.HALF_UP);
        long days = ChronoUnit.DAYS.between(run.from(), run.to()) + 1;
        for (var day = run.from(); !day.isAfter(run.to()); day = day.plusDays(1)) {
            var share = left.divide(BigDecimal.valueOf(days--), 2, RoundingMode.HALF_UP);
            left = left.subtract(share);
            months.computeIfPresent(YearMonth.from(day), (month, hours) -> hours.add(share));
        }
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Months of a measurement period: whole, three to twelve in a row. */
    static List<String> faults(LocalDate from, LocalDate to) {
        var faults = new ArrayList<String>();
        if (from.getDayOfMonth() != 1) {
            faults.add("from must be the first day of a month");
        }
        if (!to.equals(YearMonth.from(to).atEndOfMonth())) {
            faults.add("to must be the last day of a month");
        }
        long months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
        if (months < 3 || months > 12) {
            faults.add("a measurement period has 3 to 12 months, not " + months);
        }
        return faults;
    }
}
