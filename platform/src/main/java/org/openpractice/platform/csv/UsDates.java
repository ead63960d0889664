package org.openpractice.platform.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Dates as American offices write them: {@code 2026-01-31}, {@code 1/31/2026}, {@code 01/31/26}; the month comes first, and
 * a day that comes first is refused where it can be told.
 *
 * @param latest a year of two digits is the one of the hundred years up to this day: a birth date is never to come, other
 *     dates may be
 */
public record UsDates(LocalDate latest) {

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern SLASHES = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})");

    /** @throws IllegalArgumentException saying what was expected */
    public LocalDate read(String text) {
        try {
            if (ISO.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
            var parts = SLASHES.matcher(text);
            if (parts.matches()) {
                int month = Integer.parseInt(parts.group(1));
                int day = Integer.parseInt(parts.group(2));
                int year = Integer.parseInt(parts.group(3));
                return parts.group(3).length() == 4 ? LocalDate.of(year, month, day) : ofTwoDigits(year, month, day);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(expectation(), e);
        }
        throw new IllegalArgumentException(expectation());
    }

    private LocalDate ofTwoDigits(int year, int month, int day) {
        int century = latest.getYear() / 100 * 100;
        // The year is settled by the month and day, so that February 29 is asked of the right one.
        boolean isLater = year > latest.getYear() % 100
                || (year == latest.getYear() % 100
                        && (month > latest.getMonthValue()
                                || (month == latest.getMonthValue() && day > latest.getDayOfMonth())));
        return LocalDate.of(century + year - (isLater ? 100 : 0), month, day);
    }

    private static String expectation() {
        return "expected a date such as 2026-01-31 or 1/31/2026, the month first";
    }
}
