package org.openpractice.compliance.obligation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a rehire does to an obligation of the earlier employment.
 *
 * @param count years or days, as the kind says; 0 where it says neither
 * @param citation where that stands
 */
public record OnRehire(Kind kind, int count, String citation, String text) {

    public enum Kind {
        /** Must be done again each time. */
        ALWAYS,
        /** Must be done again unless it was done within that many years before the rehire. */
        UNLESS_MET_WITHIN_YEARS,
        /** Must be done again after at least that many consecutive days of separation. */
        AFTER_SEPARATION_OF_DAYS,
        /** Does not apply while somebody is employed. */
        WITHDRAWN
    }

    public OnRehire {
        boolean counts = kind == Kind.UNLESS_MET_WITHIN_YEARS || kind == Kind.AFTER_SEPARATION_OF_DAYS;
        if (counts ? count < 1 : count != 0) {
            throw new IllegalArgumentException(
                    "onRehire: expected a count with UNLESS_MET_WITHIN_YEARS and AFTER_SEPARATION_OF_DAYS, none otherwise");
        }
    }

    /**
     * Whether the duty must be done again.
     *
     * @param metOn when it was last done; null when it never was
     * @param lastDay last day of the earlier employment
     * @param startsOn first day of the new one
     */
    public boolean isDue(@Nullable LocalDate metOn, LocalDate lastDay, LocalDate startsOn) {
        return switch (kind) {
            case ALWAYS -> true;
            case UNLESS_MET_WITHIN_YEARS ->
                metOn == null || metOn.plusYears(count).isBefore(startsOn);
            // Days of separation are the days between, neither the last day nor the new first day among them.
            case AFTER_SEPARATION_OF_DAYS -> metOn == null || ChronoUnit.DAYS.between(lastDay, startsOn) - 1 >= count;
            case WITHDRAWN -> false;
        };
    }
}
