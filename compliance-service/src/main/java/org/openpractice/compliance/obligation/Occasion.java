package org.openpractice.compliance.obligation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened to a subject, as far as a clock must know.
 *
 * @param on the day the clock starts from
 * @param facts at least those that the trigger brings
 */
public record Occasion(Trigger trigger, LocalDate on, Map<Fact, LocalDate> facts) {

    /** @throws IllegalArgumentException when a fact is missing that the trigger brings */
    public Occasion {
        var known = new EnumMap<Fact, LocalDate>(Fact.class);
        known.putAll(facts);
        if (!known.keySet().containsAll(trigger.brings())) {
            throw new IllegalArgumentException(trigger + ": expected the facts " + trigger.brings());
        }
        facts = Collections.unmodifiableMap(known);
    }

    public static Occasion hire(LocalDate startsOn) {
        return new Occasion(Trigger.HIRE, startsOn, Map.of(Fact.STARTS_ON, startsOn));
    }

    public static Occasion exposure(LocalDate assignedOn, LocalDate startsOn) {
        return new Occasion(
                Trigger.EXPOSURE, assignedOn, Map.of(Fact.STARTS_ON, startsOn, Fact.EXPOSED_SINCE, assignedOn));
    }

    public static Occasion termination(LocalDate startsOn, LocalDate lastDay) {
        return new Occasion(Trigger.TERMINATION, lastDay, Map.of(Fact.STARTS_ON, startsOn, Fact.LAST_DAY, lastDay));
    }

    public static Occasion locationOpened(LocalDate openedOn) {
        return new Occasion(Trigger.LOCATION_OPENED, openedOn, Map.of(Fact.OPENED_ON, openedOn));
    }

    /** The same occasion, now that one more fact is known. */
    public Occasion with(Fact fact, LocalDate day) {
        var known = new EnumMap<Fact, LocalDate>(Fact.class);
        known.putAll(facts);
        known.put(fact, day);
        return new Occasion(trigger, on, known);
    }

    /** The same occasion, now that a fact turned out to be none. */
    public Occasion without(Fact fact) {
        var known = new EnumMap<Fact, LocalDate>(Fact.class);
        known.putAll(facts);
        known.remove(fact);
        return new Occasion(trigger, on, known);
    }

    /** A fact that the trigger brings. */
    LocalDate the(Fact fact) {
        return Objects.requireNonNull(facts.get(fact), () -> trigger + " without " + fact);
    }

    /** A fact that may not be known yet. */
    Optional<LocalDate> known(Fact fact) {
        return Optional.ofNullable(facts.get(fact));
    }
}
