package org.openpractice.payroll.filing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openpractice.platform.time.BusinessDays;

/**
 * Business days of tax deposits and returns: no Saturday, Sunday or legal holiday in the District of Columbia (IRC 7503,
 * 26 CFR 31.6302-1(c)(3)). To the federal holidays the District adds Emancipation Day, 16 April, kept on the Friday
 * before or the Monday after when it falls on a weekend (D.C. Code 28-2701). Inauguration Day is not calculated with: the
 * next one that is no holiday or weekend anyway is in 2033.
 */
final class TaxBusinessDays {

    private TaxBusinessDays() {}

    /** Why no business is done on that day; empty for a business day. */
    static Optional<String> closed(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Optional.of(name(day.getDayOfWeek()));
        }
        if (day.equals(emancipationDay(day.getYear()))) {
            return Optional.of("Emancipation Day (District of Columbia)");
        }
        return BusinessDays.FEDERAL.holiday(day);
    }

    /** The day itself or the next business day; each day passed over is told. */
    static LocalDate onOrAfter(LocalDate day, List<String> told) {
        var due = day;
        for (var closed = closed(due); closed.isPresent(); closed = closed(due)) {
            told.add("%s is no business day: %s".formatted(due, closed.get()));
            due = due.plusDays(1);
        }
        return due;
    }

    /** So many business days after a day, which is not counted; each day passed over is told. */
    static LocalDate after(LocalDate day, int days, List<String> told) {
        var due = day;
        for (int counted = 0; counted < days; ) {
            due = due.plusDays(1);
            var closed = closed(due);
            if (closed.isPresent()) {
                told.add("%s is no business day: %s".formatted(due, closed.get()));
            } else {
                counted++;
                told.add("business day %d: %s %s".formatted(counted, name(due.getDayOfWeek()), due));
            }
        }
        return due;
    }

    private static LocalDate emancipationDay(int year) {
        var day = LocalDate.of(year, 4, 16);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.US);
    }
}
