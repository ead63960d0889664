package org.openpractice.payroll.retirement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.retirement.PlanDocument.Eligibility;
import org.openpractice.payroll.retirement.PlanDocument.EntryDates;

/**
 * From when somebody takes part in the plan (IRC 410(a), 401(k)(2)(D), 401(k)(15)). Pay dates on or after the entry date
 * count.
 *
 * @param deferralsFrom null while the conditions are not fulfilled
 * @param employerMoneyFrom null while they are not, and for long-term part-time employees
 * @param told the facts and the rule, for the trace
 */
record Participation(
        @Nullable LocalDate deferralsFrom, @Nullable LocalDate employerMoneyFrom, String told) {

    /** IRC 401(k)(15)(B): long-term, part-time employees. */
    private static final BigDecimal PART_TIME_HOURS = BigDecimal.valueOf(500);

    /**
     * @param hiredOn first day of the first employment
     * @param birthYear null when not known
     * @param birthDate asked only when the year does not decide
     * @param hoursByServiceYear hours of service in each completed twelve months since the hire, oldest first; empty where
     *     the plan asks for none
     */
    static Participation of(
            Eligibility conditions,
            LocalDate hiredOn,
            @Nullable Integer birthYear,
            Supplier<LocalDate> birthDate,
            List<BigDecimal> hoursByServiceYear,
            LocalDate payDate) {
        var full = hiredOn.plusMonths(conditions.serviceMonths());
        @Nullable LocalDate partTime = null;
        var service = "hired on " + hiredOn + ", service fulfilled on " + full;
        if (conditions.hoursOfService() > 0) {
            @Nullable LocalDate fullByHours = null;
            var needed = BigDecimal.valueOf(conditions.hoursOfService());
            for (int i = 0; i < hoursByServiceYear.size(); i++) {
                var endOfYear = hiredOn.plusYears(i + 1L);
                if (fullByHours == null && hoursByServiceYear.get(i).compareTo(needed) >= 0) {
                    fullByHours = endOfYear;
                }
                if (partTime == null
                        && i > 0
                        && hoursByServiceYear.get(i).compareTo(PART_TIME_HOURS) >= 0
                        && hoursByServiceYear.get(i - 1).compareTo(PART_TIME_HOURS) >= 0) {
                    partTime = endOfYear;
                }
            }
            if (fullByHours == null && partTime == null) {
                return new Participation(
                        null,
                        null,
                        "Does not take part: hired on %s, no twelve months with %d hours of service yet"
                                .formatted(hiredOn, conditions.hoursOfService()));
            }
            service = "hired on %s, %d hours reached on %s, 500 hours in two years reached on %s"
                    .formatted(hiredOn, conditions.hoursOfService(), told(fullByHours), told(partTime));
            full = fullByHours;
        }
        @Nullable LocalDate ofAge = null;
        if (conditions.minimumAge() > 0) {
            if (birthYear == null) {
                return new Participation(null, null, "Does not take part: the birth date is not known");
            }
            int year = birthYear + conditions.minimumAge();
            if (year > payDate.getYear()) {
                return new Participation(
                        null,
                        null,
                        "Does not take part: %d years old only in %d".formatted(conditions.minimumAge(), year));
            }
            // Who came of age in a year before the earliest service date has no need of the date itself
            if (year >= hiredOn.getYear()) {
                ofAge = birthDate.get().plusYears(conditions.minimumAge());
            }
        }
        var from = entry(conditions.entryDates(), later(full, ofAge));
        var partTimeFrom = entry(conditions.entryDates(), later(partTime, ofAge));
        var deferralsFrom = earlier(from, partTimeFrom);
        return new Participation(
                deferralsFrom,
                from,
                "%s %s: %s%s, entry %s"
                        .formatted(
                                deferralsFrom != null && !payDate.isBefore(deferralsFrom)
                                        ? "Takes part from"
                                        : "Enters on",
                                deferralsFrom,
                                service,
                                ofAge == null ? "" : ", of age before the entry date",
                                conditions.entryDates()));
    }

    private static String told(@Nullable LocalDate day) {
        return day == null ? "no day" : day.toString();
    }

    private static @Nullable LocalDate later(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day == null ? null : other == null || day.isAfter(other) ? day : other;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day == null ? other : other == null || day.isBefore(other) ? day : other;
    }

    /** The entry date on or after a day. */
    static @Nullable LocalDate entry(EntryDates dates, @Nullable LocalDate day) {
        if (day == null) {
            return null;
        }
        int months = switch (dates) {
            case AT_ONCE -> 0;
            case FIRST_OF_MONTH -> 1;
            case FIRST_OF_QUARTER -> 3;
            case FIRST_OF_HALF_YEAR -> 6;
        };
        if (months == 0) {
            return day;
        }
        var start = day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / months * months + 1);
        return start.equals(day) ? day : start.plusMonths(months);
    }
}
