package org.openpractice.compliance.obligation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How a rule gets from the occasion to the due date. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DueClock.OnTheDay.class, name = "ON_THE_DAY"),
    @JsonSubTypes.Type(value = DueClock.Count.class, name = "COUNT"),
    @JsonSubTypes.Type(value = DueClock.KeepUntilLaterOf.class, name = "KEEP_UNTIL_LATER_OF")
})
sealed interface DueClock {

    /** The steps from the occasion to the due date; the last one is dated with it. */
    List<DueDate.Step> steps(Occasion occasion, DayCount days);

    /** Which days count, in words. */
    String dayCount(DayCount days);

    /** Facts without which it cannot count. */
    default Set<Fact> needs() {
        return Set.of();
    }

    /** On or before the day itself. */
    record OnTheDay() implements DueClock {
        @Override
        public List<DueDate.Step> steps(Occasion occasion, DayCount days) {
            return List.of(new DueDate.Step(occasion.on(), 0, "due on or before this day"));
        }

        @Override
        public String dayCount(DayCount days) {
            return "no days are counted";
        }
    }

    /**
     * Within a number of days, the day itself not counted.
     *
     * @param onTheDayWhenHiredForFewer due on the day itself when the employment is known to last fewer days than that
     */
    record Count(int days, DayUnit unit, boolean onTheDayWhenHiredForFewer) implements DueClock {
        public Count {
            if (days < 1) {
                throw new IllegalArgumentException("days: expected at least 1");
            }
        }

        @Override
        public List<DueDate.Step> steps(Occasion occasion, DayCount count) {
            var lastDay = occasion.known(Fact.LAST_DAY);
            if (onTheDayWhenHiredForFewer && lastDay.isPresent()) {
                int employed = count.between(occasion.the(Fact.STARTS_ON), lastDay.get(), unit);
                if (employed < days) {
                    return List.of(new DueDate.Step(
                            occasion.on(),
                            0,
                            "employed until " + lastDay.get() + ", " + employed + " business day(s), fewer than " + days
                                    + ": due on the first day"));
                }
            }
            return count.after(occasion.on(), days, unit);
        }

        @Override
        public String dayCount(DayCount count) {
            return days + " " + count.definition(unit);
        }

        @Override
        public Set<Fact> needs() {
            return onTheDayWhenHiredForFewer ? Set.of(Fact.STARTS_ON) : Set.of();
        }
    }

    /** A record is kept for some years from the start and some from the end of employment, whichever is later. */
    record KeepUntilLaterOf(int yearsFromStart, int yearsFromEnd) implements DueClock {
        public KeepUntilLaterOf {
            if (yearsFromStart < 1 || yearsFromEnd < 1) {
                throw new IllegalArgumentException("yearsFromStart, yearsFromEnd: expected at least 1");
            }
        }

        @Override
        public List<DueDate.Step> steps(Occasion occasion, DayCount days) {
            var startsOn = occasion.the(Fact.STARTS_ON);
            var fromStart = years(startsOn, yearsFromStart);
            var fromEnd = years(occasion.on(), yearsFromEnd);
            var later = fromStart.isAfter(fromEnd) ? fromStart : fromEnd;
            var steps = new ArrayList<DueDate.Step>();
            steps.add(new DueDate.Step(
                    fromStart, yearsFromStart, yearsFromStart + " year(s) from the hire on " + startsOn));
            steps.add(new DueDate.Step(
                    fromEnd, yearsFromEnd, yearsFromEnd + " year(s) from the end on " + occasion.on()));
            steps.add(new DueDate.Step(later, 0, "the later of both"));
            return steps;
        }

        @Override
        public String dayCount(DayCount days) {
            return "calendar years, the later of both; 29 February counts to 1 March";
        }

        @Override
        public Set<Fact> needs() {
            return Set.of(Fact.STARTS_ON);
        }

        /** A record is never destroyed a day early: where the target year has no 29 February it is 1 March. */
        private static LocalDate years(LocalDate from, int years) {
            var to = from.plusYears(years);
            return from.getMonth() == Month.FEBRUARY && from.getDayOfMonth() == 29 && to.getDayOfMonth() == 28
                    ? to.plusDays(1)
                    : to;
        }
    }
}
