package org.openpractice.compliance.obligation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openpractice.platform.time.BusinessDays;

/**
 * Counts days forward: "within n days of X" excludes day X and includes day n. A due date is never moved because it
 * falls on a weekend; none of the rules here says so.
 */
final class DayCount {

    private final OpenDays openDays;

    public DayCount(OpenDays openDays) {
        this.openDays = openDays;
    }

    /** Day {@code days} after {@code from}, with a step for each day passed. */
    public List<DueDate.Step> after(LocalDate from, int days, DayUnit unit) {
        var steps = new ArrayList<DueDate.Step>();
        steps.add(new DueDate.Step(from, 0, dayName(from) + ", the day itself: not counted"));
        var day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            var skipped = whyNot(day, unit);
            if (skipped.isEmpty()) {
                counted++;
            }
            steps.add(new DueDate.Step(
                    day,
                    counted,
                    dayName(day)
                            + skipped.map(reason -> ", " + reason + ": not counted")
                                    .orElse("")));
        }
        return steps;
    }

    /** How many days of the unit lie from {@code first} to {@code last}, both included. */
    public int between(LocalDate first, LocalDate last, DayUnit unit) {
        return (int) first.datesUntil(last.plusDays(1))
                .filter(day -> whyNot(day, unit).isEmpty())
                .count();
    }

    /** What the unit means here, in words. */
    public String definition(DayUnit unit) {
        return switch (unit) {
            case CALENDAR_DAY -> "calendar days: every day counts";
            case FEDERAL_WORKING_DAY -> "working days: Monday to Friday less federal holidays (29 CFR 1903.22(c))";
            case EMPLOYER_BUSINESS_DAY ->
                "business days of the employer, the days it is open for business (M-274): " + openDays.inWords();
        };
    }

    private Optional<String> whyNot(LocalDate day, DayUnit unit) {
        return switch (unit) {
            case CALENDAR_DAY -> Optional.empty();
            case FEDERAL_WORKING_DAY -> closed(day, OpenDays.MONDAY_TO_FRIDAY);
            case EMPLOYER_BUSINESS_DAY -> closed(day, openDays);
        };
    }

    private Optional<String> closed(LocalDate day, OpenDays open) {
        if (!open.weekdays().contains(day.getDayOfWeek())) {
            return Optional.of(
                    day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()
                            ? "weekend"
                            : "not open that weekday");
        }
        return open.federalHolidays()
                ? Optional.empty()
                : BusinessDays.FEDERAL.holiday(day).map(name -> "federal holiday (" + name + ")");
    }

    private static String dayName(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
