package org.openpractice.platform.records;

import jakarta.persistence.Embeddable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openpractice.platform.identity.Actor;

/**
 * Who did something to a record, and when. An entity embeds one for each deed and names its columns:
 * {@code @Embedded @EmbeddedColumnNaming("approved_%s") Stamp approved}.
 *
 * @param by name of the actor as it stands in the audit log
 */
@Embeddable
public record Stamp(String by, Instant at) {

    /** The actor, now, to the microsecond: that is what a column keeps. */
    public static Stamp of(Actor actor, Clock clock) {
        return new Stamp(actor.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
